package dev.firstline.app.web;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionQuery.MeasureFairness;
import dev.firstline.shared.api.session.SessionQuery.ShowBoard;
import dev.firstline.shared.api.session.SessionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What supervisors watch. */
@RestController
@Tag(name = "Supervising")
@RequestMapping("/api")
class BoardController {

    private final Queries queries;
    private final Organisation organisation;
    private final Clock clock;

    BoardController(Queries queries, Organisation organisation, Clock clock) {
        this.queries = queries;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Operation(
            summary = "How the lines do that one supervises",
            description =
                    "By name, retired lines only while something is open on them; none for whoever supervises none."
                            + " Today is the organisation's. Load counts the sessions of the line an operator holds. The stream's"
                            + " event board {line: {id}} says that a line's changed, at most once a second.")
    @GetMapping("/board")
    SessionView.Board board(@Caller EmployeeId caller) {
        return queries.one(new ShowBoard(queries.viewer(caller), startOfToday()), SessionView.Board.class);
    }

    @Operation(
            summary = "How claims on a line went",
            description =
                    "What happened from an instant until before another; without them, all. A claim is contested if another's"
                            + " was refused because of it. Seconds are from when a session was opened to when it was first claimed.")
    @GetMapping("/lines/{id}/fairness")
    SessionView.Fairness fairness(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return queries.found(new MeasureFairness(queries.viewer(caller), id, from, to), SessionView.Fairness.class);
    }

    private Instant startOfToday() {
        var zone = organisation.timeZone();
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
