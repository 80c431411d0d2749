package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionAnswer.ReadByClient;
import dev.firstline.shared.api.session.SessionCommand.MarkOwnRead;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionQuery.ListMyLines;
import dev.firstline.shared.api.session.SessionQuery.ReadMyThread;
import dev.firstline.shared.api.session.SessionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lines an internal client writes to, and his conversations there. */
@RestController
@Tag(name = "Internal clients")
@RequestMapping("/api/my/lines")
class MyLinesController {

    private final Queries queries;
    private final Commands commands;
    private final Hints hints;
    private final Supplier<UUID> ids;

    MyLinesController(Queries queries, Commands commands, Hints hints, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.hints = hints;
        this.ids = ids;
    }

    /** The caller's lines. */
    record MyLines(List<SessionView.MyLine> items) {}

    /** What the caller writes; the text may be left out where there are files. */
    record OwnNewMessage(
            @Nullable MessageId messageId,
            @Nullable String text,
            @Nullable List<FileId> files) {}

    /** Up to where the caller has read. */
    record OwnReadBody(@NotNull MessageId messageId) {}

    /** A message that is kept. */
    record OwnKeptMessage(MessageId messageId) {}

    @Operation(summary = "The lines I may write to")
    @GetMapping
    MyLines lines(@Caller EmployeeId caller) {
        return new MyLines(queries.list(new ListMyLines(queries.viewer(caller)), SessionView.MyLine.class));
    }

    @Operation(summary = "My conversation with a line, newest first")
    @GetMapping("/{id}/messages")
    Page<MyMessage> messages(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<SessionView.MyMessage> page = Pages.of(queries.found(
                new ReadMyThread(queries.viewer(caller), id, new PageRequest(limit, cursor)), Page.class));
        return Pages.map(page, MyMessage::of);
    }

    @Operation(summary = "Writes to a line")
    @PostMapping("/{id}/messages")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.CREATED)
    OwnKeptMessage write(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody OwnNewMessage body,
            HttpServletResponse response) {
        Texts.demandStorable("messageId", body.messageId());
        var message = body.messageId() == null ? MessageId.of(ids.get()) : body.messageId();
        MessageTaken taken = requireNonNull(commands.send(
                caller,
                new WriteToLine(
                        id,
                        message,
                        requireNonNullElse(body.text(), ""),
                        requireNonNullElse(body.files(), List.of()))));
        commands.tellPosition(response, taken.session());
        return new OwnKeptMessage(taken.message());
    }

    @Operation(summary = "Marks my conversation with a line as read up to a message")
    @PutMapping("/{id}/read")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@Caller EmployeeId caller, @PathVariable LineId id, @Valid @RequestBody OwnReadBody body) {
        Texts.demandStorable("messageId", body.messageId());
        if (queries.list(new ListMyLines(queries.viewer(caller)), SessionView.MyLine.class).stream()
                .noneMatch(line -> line.id().equals(id))) {
            throw new RefusedException(new NotFound());
        }
        ReadByClient read = requireNonNull(commands.send(caller, new MarkOwnRead(id, body.messageId())));
        hints.read(caller, read);
    }
}
