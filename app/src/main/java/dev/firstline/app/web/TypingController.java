package dev.firstline.app.web;

import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.FindMyOpenSession;
import dev.firstline.shared.api.session.SessionQuery.FindSession;
import dev.firstline.shared.api.session.SessionQuery.ListMyLines;
import dev.firstline.shared.api.session.SessionView;
import dev.firstline.shared.api.session.SessionView.Act;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who types, for whoever waits for it. */
@RestController
@Tag(name = "Live stream")
@RequestMapping("/api")
class TypingController {

    private final Queries queries;
    private final Hints hints;

    TypingController(Queries queries, Hints hints) {
        this.queries = queries;
        this.hints = hints;
    }

    /** What is typed: a reply, where that is left out. */
    record TypingBody(SessionsController.@Nullable Kind kind) {}

    @Operation(
            summary = "Tells that I am typing",
            description =
                    "Told as `typing` to those who see the session, a reply to its client too; each 3 seconds at most, and by those only"
                            + " who may say there what they type.")
    @PostMapping("/sessions/{id}/typing")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void inSession(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestBody(required = false) @Nullable TypingBody body) {
        var note = body != null && body.kind() == SessionsController.Kind.NOTE;
        var session = queries.found(new FindSession(queries.viewer(caller), id), SessionView.One.class);
        if (session.may().contains(note ? Act.NOTE : Act.REPLY)) {
            hints.typing(caller, id, note ? Hint.To.COLLEAGUES : Hint.To.CLIENT);
        }
    }

    @Operation(summary = "Tells the line that I am typing")
    @PostMapping("/my/lines/{id}/typing")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void toLine(@Caller EmployeeId caller, @PathVariable LineId id) {
        var viewer = queries.viewer(caller);
        var line = queries.list(new ListMyLines(viewer), SessionView.MyLine.class).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new NotFound()));
        if (line.mayWrite()) {
            queries.optional(new FindMyOpenSession(viewer, id), SessionId.class)
                    .ifPresent(session -> hints.typing(caller, session, Hint.To.STAFF));
        }
    }
}
