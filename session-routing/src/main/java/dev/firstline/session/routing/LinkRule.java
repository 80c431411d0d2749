package dev.firstline.session.routing;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.session.SessionCommand.LinkItem;
import java.util.Optional;

/** What sessions of a line can be linked to: items of the applications the line links to for that purpose. */
final class LinkRule {

    private LinkRule() {}

    /** What is wrong with a link; empty where nothing is. */
    static Optional<InvalidValue> problem(LinkItem link, LineId line, SessionFacts facts) {
        if (!facts.applicationsOf(line, link.purpose()).contains(link.application())) {
            return Optional.of(new InvalidValue("application", Problem.UNKNOWN));
        }
        return facts.holds(link.application(), link.item())
                ? Optional.empty()
                : Optional.of(new InvalidValue("item", Problem.UNKNOWN));
    }
}
