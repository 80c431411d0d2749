package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.TemplateCommand.ChangeTemplate;
import dev.firstline.shared.api.session.TemplateCommand.Content;
import dev.firstline.shared.api.session.TemplateCommand.KeepTemplate;
import dev.firstline.shared.api.session.TemplateCommand.RemoveTemplate;
import dev.firstline.shared.api.session.TemplateId;
import dev.firstline.shared.api.session.TemplateQuery.FillTemplate;
import dev.firstline.shared.api.session.TemplateQuery.ListTemplates;
import dev.firstline.shared.api.session.TemplateView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Response templates: the shared ones and one's own. */
@RestController
@Tag(name = "Templates")
@RequestMapping("/api/templates")
class TemplatesController {

    private static final String VARIABLES =
            "The text is plain; {{client.name}}, {{operator.name}}, {{line.name}} and {{date}} are filled in, anything else in"
                    + " double braces is refused. The name is unique in its folder, for each owner.";

    private final Queries queries;
    private final Commands commands;
    private final SessionRows rows;
    private final Clock clock;
    private final Supplier<UUID> ids;

    TemplatesController(Queries queries, Commands commands, SessionRows rows, Clock clock, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.rows = rows;
        this.clock = clock;
        this.ids = ids;
    }

    /** A template to be kept. */
    record NewTemplate(
            @Nullable UUID id,
            @NotNull String name,
            @Nullable String folder,
            @NotNull String text,
            boolean shared) {

        Content content() {
            return TemplatesController.content(name, folder, text);
        }
    }

    /** What a template is to say; whose it is stays. */
    record ChangedTemplate(
            @NotNull String name,
            @Nullable String folder,
            @NotNull String text) {

        Content content() {
            return TemplatesController.content(name, folder, text);
        }
    }

    /** A template that is kept. */
    record KeptTemplate(TemplateId id) {}

    /** Templates, by folder and name. */
    record Templates(List<TemplateView.Template> items) {}

    @Operation(summary = "The shared templates and one's own")
    @GetMapping
    Templates list(
            @Caller EmployeeId caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String folder) {
        return new Templates(
                queries.list(new ListTemplates(queries.viewer(caller), search, folder), TemplateView.Template.class));
    }

    @Operation(summary = "Keeps a template, shared or one's own", description = VARIABLES)
    @PostMapping
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.CREATED)
    KeptTemplate keep(@Caller EmployeeId caller, @Valid @RequestBody NewTemplate body) {
        var id = new TemplateId(requireNonNullElse(body.id(), ids.get()));
        commands.create(caller, "keep-template", body.id(), body, new KeepTemplate(id, body.content(), body.shared()));
        return new KeptTemplate(id);
    }

    @Operation(summary = "Changes a template", description = VARIABLES)
    @PutMapping("/{id}")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@Caller EmployeeId caller, @PathVariable TemplateId id, @Valid @RequestBody ChangedTemplate body) {
        commands.send(caller, new ChangeTemplate(id, body.content()));
    }

    @Operation(summary = "Removes a template")
    @DeleteMapping("/{id}")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Caller EmployeeId caller, @PathVariable TemplateId id) {
        commands.send(caller, new RemoveTemplate(id));
    }

    @Operation(
            summary = "What a template says in a session",
            description = "Plain text, nothing escaped. Without a session, what is of one stays empty.")
    @GetMapping("/{id}/text")
    TemplateView.Filled text(
            @Caller EmployeeId caller,
            @PathVariable TemplateId id,
            @RequestParam(required = false) @Nullable SessionId session) {
        return queries.found(
                new FillTemplate(queries.viewer(caller), id, session, rows.date(clock.instant())),
                TemplateView.Filled.class);
    }

    private static Content content(String name, @Nullable String folder, String text) {
        Texts.demandStorable("name", name);
        Texts.demandStorable("folder", folder);
        Texts.demandStorable("text", text);
        return new Content(name, folder, text);
    }
}
