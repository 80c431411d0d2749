package dev.firstline.app.web;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionQuery.ShowBoard;
import dev.firstline.shared.api.session.SessionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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

    private Instant startOfToday() {
        var zone = organisation.timeZone();
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
