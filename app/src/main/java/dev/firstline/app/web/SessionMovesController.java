package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.OpenSession;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.ListCandidates;
import dev.firstline.shared.api.session.SessionQuery.ListClients;
import dev.firstline.shared.api.session.SessionView.Candidates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where sessions go, how much they matter, what they are called, and sessions that operators begin. */
@RestController
@Tag(name = "Sessions")
@RequestMapping("/api")
class SessionMovesController {

    private final Queries queries;
    private final Commands commands;
    private final OneSessions sessions;
    private final Supplier<UUID> ids;

    SessionMovesController(Queries queries, Commands commands, OneSessions sessions, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.sessions = sessions;
        this.ids = ids;
    }

    /** Where a session goes: to one operator, or to one group. */
    record DestinationBody(
            @Nullable EmployeeId operator, @Nullable GroupId group) {

        Destination destination() {
            if (operator != null && group != null) {
                throw new RefusedException(new InvalidValue("group", Problem.MALFORMED));
            }
            if (group != null) {
                return new Destination.Group(group);
            }
            if (operator == null) {
                throw new RefusedException(new InvalidValue("operator", Problem.REQUIRED));
            }
            return new Destination.Operator(operator);
        }
    }

    /** How much a session matters. */
    record PriorityBody(@NotNull Priority priority) {}

    /** What a session is called; nothing: what every session is called by itself. */
    record TitleBody(@Nullable String title) {}

    /** A session to be begun with an internal client, whose account is his employee's id. */
    record NewSession(
            @Nullable UUID id,
            @NotNull LineId line,
            @Nullable ChannelId channel,
            @NotNull EmployeeId account,
            @Nullable MessageId messageId,
            @Nullable String text,
            @Nullable List<FileId> files) {}

    /** Whom one can write to. */
    record Clients(List<Reference> items) {}

    @Operation(summary = "Operators and groups a session can go to")
    @GetMapping("/sessions/{id}/candidates")
    Candidates candidates(@Caller EmployeeId caller, @PathVariable SessionId id) {
        return queries.found(new ListCandidates(queries.viewer(caller), id), Candidates.class);
    }

    @Operation(summary = "Gives a session to an operator or a group")
    @PostMapping("/sessions/{id}/assign")
    @NeedsScope(TokenScope.OPERATE)
    OneSession assign(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestBody DestinationBody body,
            HttpServletResponse response) {
        return decide(caller, id, new AssignSession(id, body.destination()), response);
    }

    @Operation(summary = "Hands one's own session to another operator or a group")
    @PostMapping("/sessions/{id}/transfer")
    @NeedsScope(TokenScope.OPERATE)
    OneSession transfer(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestBody DestinationBody body,
            HttpServletResponse response) {
        return decide(caller, id, new TransferSession(id, body.destination()), response);
    }

    @Operation(summary = "Says how much a session matters")
    @PutMapping("/sessions/{id}/priority")
    @NeedsScope(TokenScope.OPERATE)
    OneSession priority(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @Valid @RequestBody PriorityBody body,
            HttpServletResponse response) {
        return decide(caller, id, new ChangePriority(id, body.priority()), response);
    }

    @Operation(summary = "Gives a session a title, or takes it away")
    @PutMapping("/sessions/{id}/title")
    @NeedsScope(TokenScope.OPERATE)
    OneSession title(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestBody TitleBody body,
            HttpServletResponse response) {
        var title = body.title() == null || body.title().isBlank()
                ? null
                : Name.of("title", body.title()).text();
        Now now = requireNonNull(commands.send(caller, new RenameSession(id, title)));
        commands.tellPosition(response, id);
        return sessions.renamed(title, now, caller);
    }

    @Operation(summary = "Puts a session aside as spam")
    @PutMapping("/sessions/{id}/spam")
    @NeedsScope(TokenScope.OPERATE)
    OneSession spam(@Caller EmployeeId caller, @PathVariable SessionId id, HttpServletResponse response) {
        return decide(caller, id, new MarkAsSpam(id), response);
    }

    @Operation(summary = "Takes back that a session is spam")
    @DeleteMapping("/sessions/{id}/spam")
    @NeedsScope(TokenScope.OPERATE)
    OneSession noSpam(@Caller EmployeeId caller, @PathVariable SessionId id, HttpServletResponse response) {
        return decide(caller, id, new UnmarkAsSpam(id), response);
    }

    @Operation(summary = "Internal clients a session can be begun with")
    @GetMapping("/lines/{line}/clients")
    Clients clients(
            @Caller EmployeeId caller,
            @PathVariable LineId line,
            @RequestParam(required = false) @Nullable String search) {
        Texts.demandStorable("search", search);
        List<?> found = queries.found(new ListClients(queries.viewer(caller), line, search), List.class);
        return new Clients(found.stream().map(Reference.class::cast).toList());
    }

    @Operation(summary = "Begins a session with an internal client, and holds it")
    @PostMapping("/sessions")
    @NeedsScope(TokenScope.OPERATE)
    ResponseEntity<OneSession> open(
            @Caller EmployeeId caller, @Valid @RequestBody NewSession body, HttpServletResponse response) {
        if (body.channel() != null && !body.channel().equals(ChannelId.internalOf(body.line()))) {
            throw new RefusedException(new InvalidValue("channel", Problem.UNKNOWN));
        }
        Texts.demandStorable("messageId", body.messageId());
        var id = new SessionId(requireNonNullElseGet(body.id(), ids));
        var message = body.messageId() == null ? MessageId.of(ids.get()) : body.messageId();
        Now now = requireNonNull(commands.create(
                caller,
                "open-session",
                body.id(),
                body,
                new OpenSession(
                        id,
                        body.line(),
                        body.account(),
                        message,
                        body.text(),
                        requireNonNullElse(body.files(), List.of()))));
        commands.tellPosition(response, id);
        return ResponseEntity.created(URI.create("/api/sessions/" + id)).body(sessions.after(now, caller));
    }

    private OneSession decide(EmployeeId caller, SessionId id, SessionCommand command, HttpServletResponse response) {
        Now now = requireNonNull(commands.send(caller, command));
        commands.tellPosition(response, id);
        return sessions.after(now, caller);
    }
}
