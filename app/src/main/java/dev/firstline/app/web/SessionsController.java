package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.MarkRead;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TakeNextSession;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.CountSessions;
import dev.firstline.shared.api.session.SessionQuery.FindSession;
import dev.firstline.shared.api.session.SessionQuery.ListSessions;
import dev.firstline.shared.api.session.SessionQuery.ReadLedger;
import dev.firstline.shared.api.session.SessionQuery.ReadThread;
import dev.firstline.shared.api.session.SessionQuery.SessionList;
import dev.firstline.shared.api.session.SessionQuery.Sort;
import dev.firstline.shared.api.session.SessionRefusal.AlreadyClaimed;
import dev.firstline.shared.api.session.SessionView;
import dev.firstline.shared.api.session.SessionView.Row;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sessions: the operators' and supervisors' lists, threads and acts. */
@RestController
@Tag(name = "Sessions")
@RequestMapping("/api")
class SessionsController {

    private final Queries queries;
    private final Commands commands;
    private final OneSessions sessions;
    private final SessionRows rows;
    private final LedgerWords words;
    private final Supplier<UUID> ids;

    SessionsController(
            Queries queries,
            Commands commands,
            OneSessions sessions,
            SessionRows rows,
            LedgerWords words,
            Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.sessions = sessions;
        this.rows = rows;
        this.words = words;
        this.ids = ids;
    }

    /** The session's ledger. */
    record Ledger(List<LedgerEntry> items) {}

    /** An entry of the ledger; the stored name of the event, in words, and what it rested on. */
    record LedgerEntry(Instant at, SessionView.Author actor, String event, String summary, Map<String, Object> facts) {}

    /** What somebody says in a session; the text may be left out where there are files. Only a note mentions people. */
    record NewMessage(
            @Nullable MessageId messageId,
            @NotNull Kind kind,
            @Nullable String text,
            @Nullable List<FileId> files,
            @Nullable List<EmployeeId> mentions) {}

    /** To whom it is said. */
    enum Kind {
        REPLY,
        NOTE
    }

    /** A message that is kept. */
    record KeptMessage(MessageId messageId, long seq) {}

    /** Why a session ends. */
    record CloseBody(@Nullable String reason) {}

    /** Names one taking of the next session, so that it can be repeated. */
    record TakeNextBody(@Nullable String requestId) {}

    /** Up to where the caller has read. */
    record ReadBody(@NotNull Long seq) {}

    @Operation(summary = "A list of sessions")
    @GetMapping("/sessions")
    Page<Row> list(
            @Caller EmployeeId caller,
            @RequestParam SessionList list,
            @RequestParam(required = false) @Nullable LineId line,
            @Parameter(
                            description =
                                    "Words, each from its beginning: in the title, the client's name or one message; what is said"
                                            + " around them is the row's `found`")
                    @RequestParam(required = false)
                    @Nullable
                    String search,
            @Parameter(description = "ACTIVE only; elsewhere it changes nothing")
                    @RequestParam(defaultValue = "ACTIVITY")
                    Sort sort,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Texts.demandStorable("search", search);
        Page<Row> page = Pages.of(queries.one(
                new ListSessions(queries.viewer(caller), list, line, search, sort, new PageRequest(limit, cursor)),
                Page.class));
        return Pages.map(page, rows::titled);
    }

    @Operation(summary = "How much waits")
    @GetMapping("/counters")
    SessionView.Counters counters(@Caller EmployeeId caller) {
        return queries.one(new CountSessions(queries.viewer(caller)), SessionView.Counters.class);
    }

    @Operation(summary = "One session")
    @GetMapping("/sessions/{id}")
    OneSession one(@Caller EmployeeId caller, @PathVariable SessionId id) {
        return sessions.of(queries.found(new FindSession(queries.viewer(caller), id), SessionView.One.class));
    }

    @Operation(summary = "The conversation, newest first, earlier sessions included")
    @GetMapping("/sessions/{id}/messages")
    Page<ThreadMessage> messages(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<SessionView.Message> page = Pages.of(
                queries.found(new ReadThread(queries.viewer(caller), id, new PageRequest(limit, cursor)), Page.class));
        return Pages.map(page, ThreadMessage::of);
    }

    @Operation(summary = "A session's ledger, oldest first")
    @GetMapping("/sessions/{id}/history")
    Ledger ledger(@Caller EmployeeId caller, @PathVariable SessionId id, @Parameter(hidden = true) Locale locale) {
        List<?> entries = queries.found(new ReadLedger(queries.viewer(caller), id), List.class);
        return new Ledger(entries.stream()
                .map(SessionView.LedgerEntry.class::cast)
                .map(entry -> new LedgerEntry(
                        entry.at(), entry.actor(), entry.event(), words.summary(entry, locale), entry.facts()))
                .toList());
    }

    @Operation(summary = "Takes a waiting session")
    @PostMapping("/sessions/{id}/claim")
    @NeedsScope(TokenScope.OPERATE)
    OneSession claim(@Caller EmployeeId caller, @PathVariable SessionId id, HttpServletResponse response) {
        Claim claim = requireNonNull(commands.send(caller, new ClaimSession(id)));
        commands.tellPosition(response, id);
        if (claim instanceof Claim.Lost lost) {
            throw new RefusedException(new AlreadyClaimed(lost.operator(), lost.claimedAt(), lost.attemptedAt()));
        }
        return sessions.after(((Claim.Won) claim).now(), caller);
    }

    @Operation(summary = "Takes whatever is next")
    @PostMapping({"/take-next", "/lines/{line}/take-next"})
    @NeedsScope(TokenScope.OPERATE)
    ResponseEntity<OneSession> takeNext(
            @Caller EmployeeId caller,
            @PathVariable(required = false) @Nullable LineId line,
            @RequestBody(required = false) @Nullable TakeNextBody body,
            HttpServletResponse response) {
        Claim.Won won = commands.sendOnce(
                caller,
                "take-next",
                body == null ? null : body.requestId(),
                line == null ? "any line" : line,
                new TakeNextSession(line));
        if (won == null) {
            return ResponseEntity.noContent().build();
        }
        commands.tellPosition(response, won.now().session());
        return ResponseEntity.ok(sessions.after(won.now(), caller));
    }

    @Operation(summary = "Puts a session back into its queue")
    @PostMapping("/sessions/{id}/return")
    @NeedsScope(TokenScope.OPERATE)
    OneSession returnToQueue(@Caller EmployeeId caller, @PathVariable SessionId id, HttpServletResponse response) {
        Now now = requireNonNull(commands.send(caller, new ReturnToQueue(id)));
        commands.tellPosition(response, id);
        return sessions.after(now, caller);
    }

    @Operation(summary = "Ends a session")
    @PostMapping("/sessions/{id}/close")
    @NeedsScope(TokenScope.OPERATE)
    OneSession close(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestBody(required = false) @Nullable CloseBody body,
            HttpServletResponse response) {
        var reason = body == null ? null : body.reason();
        Texts.demandStorable("reason", reason);
        Now now = requireNonNull(commands.send(caller, new CloseSession(id, reason)));
        commands.tellPosition(response, id);
        return sessions.after(now, caller);
    }

    @Operation(summary = "Replies to the client, or leaves a note")
    @PostMapping("/sessions/{id}/messages")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.CREATED)
    KeptMessage write(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @Valid @RequestBody NewMessage body,
            HttpServletResponse response) {
        Texts.demandStorable("messageId", body.messageId());
        var message = body.messageId() == null ? MessageId.of(ids.get()) : body.messageId();
        var text = requireNonNullElse(body.text(), "");
        List<FileId> files = requireNonNullElse(body.files(), List.of());
        List<EmployeeId> mentions = requireNonNullElse(body.mentions(), List.of());
        if (body.kind() == Kind.REPLY && !mentions.isEmpty()) {
            throw new RefusedException(new InvalidValue("mentions", Problem.MALFORMED));
        }
        MessageTaken taken = requireNonNull(commands.send(
                caller,
                body.kind() == Kind.REPLY
                        ? new ReplyToClient(id, message, text, files)
                        : new AddNote(id, message, text, files, mentions)));
        commands.tellPosition(response, id);
        return new KeptMessage(taken.message(), taken.seq());
    }

    @Operation(summary = "Marks a session as read up to a message")
    @PutMapping("/sessions/{id}/read")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@Caller EmployeeId caller, @PathVariable SessionId id, @Valid @RequestBody ReadBody body) {
        Viewer viewer = queries.viewer(caller);
        var session = queries.found(new FindSession(viewer, id), SessionView.One.class);
        // A mark beyond the end would hide what the client writes next.
        commands.send(
                caller, new MarkRead(id, Math.min(body.seq(), session.row().version())));
    }
}
