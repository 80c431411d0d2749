package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.line.LineView.HistoryEntry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts entries of a line's history into words of the caller's language. */
@Component
final class LineWords {

    private final MessageSource words;

    LineWords(MessageSource words) {
        this.words = words;
    }

    /** One sentence; the stored name of an event there are no words for. */
    String summary(HistoryEntry entry, Locale locale) {
        if (entry.changes().isEmpty()) {
            return entry.event();
        }
        // an event changes one thing; of a line's creation the name says most
        var change = entry.changes().get(0);
        var key = "ledger." + entry.event() + (change.after() instanceof Boolean on ? "." + on : "");
        Object[] named = {named(change.before(), locale), named(change.after(), locale)};
        return requireNonNullElse(words.getMessage(key, named, entry.event(), locale), entry.event());
    }

    private String named(@Nullable Object value, Locale locale) {
        var text = text(value);
        return text.isEmpty() ? requireNonNullElse(words.getMessage("ledger.none", null, "", locale), "") : text;
    }

    /** A value of a history by the names in it; nothing where there is none. */
    static String text(@Nullable Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(LineWords::text).collect(joining(", "));
        }
        return value instanceof Reference one ? one.name() : value == null ? "" : value.toString();
    }
}
