package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.session.SessionView.LedgerEntry;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts entries of a session's ledger into words of the caller's language. */
@Component
final class LedgerWords {

    private final MessageSource words;

    LedgerWords(MessageSource words) {
        this.words = words;
    }

    /** One sentence; the stored name of an event there are no words for. */
    String summary(LedgerEntry entry, Locale locale) {
        var facts = entry.facts();
        Object[] named = {
            entry.actor().name(),
            named(facts.get("operator")),
            named(facts.get("holder")),
            named(facts.get("group")),
            named(facts.get("application")),
            named(facts.get("item"))
        };
        var key = "ledger." + entry.event();
        key += switch (entry.event()) {
            case "session.SessionOpened", "session.SessionClaimed" -> facts.containsKey("group") ? ".group" : "";
            case "session.SessionReturned" -> "." + facts.get("reason");
            case "session.SessionAssigned", "session.SessionMovedToGroup" ->
                "." + facts.get("by") + (facts.containsKey("holder") && by(facts, "SUPERVISOR") ? ".from" : "");
            case "session.PriorityChanged" -> "." + facts.get("priority");
            default -> "";
        };
        return requireNonNullElse(words.getMessage(key, named, entry.event(), locale), entry.event());
    }

    private static boolean by(Map<String, Object> facts, String whom) {
        return whom.equals(facts.get("by"));
    }

    private static String named(@Nullable Object fact) {
        return fact instanceof Reference reference ? reference.name() : "";
    }
}
