package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionCommand.DeleteNote;
import dev.firstline.shared.api.session.SessionCommand.EditNote;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.ListMentionable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes once they are left, and whom they can mention. */
@RestController
@Tag(name = "Sessions")
@RequestMapping("/api/sessions/{id}")
class NotesController {

    private final Queries queries;
    private final Commands commands;

    NotesController(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    /** What a note says from now on, and whom it mentions: nobody, where that is left out. */
    record NoteBody(@NotNull String text, @Nullable List<EmployeeId> mentions) {}

    /** Whom a note can mention. */
    record Mentionable(List<Reference> items) {}

    @Operation(summary = "Whom a note in the session can mention")
    @GetMapping("/mentionable")
    Mentionable mentionable(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestParam(required = false) @Nullable String search) {
        Texts.demandStorable("search", search);
        List<?> found = queries.found(new ListMentionable(queries.viewer(caller), id, search), List.class);
        return new Mentionable(found.stream().map(Reference.class::cast).toList());
    }

    @Operation(summary = "Puts a note of one's own into other words")
    @PatchMapping("/messages/{messageId}")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void edit(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @PathVariable MessageId messageId,
            @Valid @RequestBody NoteBody body,
            HttpServletResponse response) {
        commands.send(caller, new EditNote(id, messageId, body.text(), requireNonNullElse(body.mentions(), List.of())));
        commands.tellPosition(response, id);
    }

    @Operation(summary = "Takes a note of one's own back, with its files")
    @DeleteMapping("/messages/{messageId}")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @PathVariable MessageId messageId,
            HttpServletResponse response) {
        commands.send(caller, new DeleteNote(id, messageId));
        commands.tellPosition(response, id);
    }
}
