package dev.firstline.app.web;

import dev.firstline.app.engine.Positions;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionQuery.DescribeDecision;
import dev.firstline.shared.api.session.SessionView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers single sessions, as they are and as a decision left them. */
@Component
final class OneSessions {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Queries queries;
    private final Positions positions;
    private final SessionRows rows;

    OneSessions(Queries queries, Positions positions, SessionRows rows) {
        this.queries = queries;
        this.positions = positions;
        this.rows = rows;
    }

    OneSession of(SessionView.One one) {
        return new OneSession(
                rows.titled(one.row()), one.conversation(), one.claimedAt(), one.closedAt(), one.may(), one.readSeq());
    }

    /** The session after the decision; waits where the lists do not know of it yet. */
    OneSession after(Now now, EmployeeId caller) {
        return of(described(now, caller));
    }

    /** The session after it got this title, or lost the one it had. */
    OneSession renamed(@Nullable String title, Now now, EmployeeId caller) {
        var one = described(now, caller);
        return of(new SessionView.One(
                one.row().withTitle(title),
                one.conversation(),
                one.claimedAt(),
                one.closedAt(),
                one.may(),
                one.readSeq()));
    }

    private SessionView.One described(Now now, EmployeeId caller) {
        var query = new DescribeDecision(queries.viewer(caller), now);
        return queries.optional(query, SessionView.One.class).orElseGet(() -> {
            positions
                    .lastOf(now.session().toString())
                    .ifPresent(position -> positions.await("sessions", position, LONGEST));
            return queries.optional(query, SessionView.One.class).orElseThrow(NotReadableYetException::new);
        });
    }
}
