package dev.firstline.app.web;

import dev.firstline.app.engine.Positions;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionQuery.DescribeDecision;
import dev.firstline.shared.api.session.SessionView;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Answers a session as a decision left it. */
@Component
final class Decided {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Queries queries;
    private final Positions positions;

    Decided(Queries queries, Positions positions) {
        this.queries = queries;
        this.positions = positions;
    }

    /** The session after the decision; waits where the lists do not know of it yet. */
    SessionView.One after(Now now, Viewer viewer) {
        var query = new DescribeDecision(viewer, now);
        return queries.optional(query, SessionView.One.class).orElseGet(() -> {
            positions
                    .lastOf(now.session().toString())
                    .ifPresent(position -> positions.await("sessions", position, LONGEST));
            return queries.optional(query, SessionView.One.class).orElseThrow(NotReadableYetException::new);
        });
    }
}
