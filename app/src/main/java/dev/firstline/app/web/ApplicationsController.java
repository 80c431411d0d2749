package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationCommand.ChangeApplication;
import dev.firstline.shared.api.application.ApplicationCommand.DefineApplication;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationQuery.FindApplication;
import dev.firstline.shared.api.application.ApplicationQuery.ListApplications;
import dev.firstline.shared.api.application.ApplicationQuery.ListLinkable;
import dev.firstline.shared.api.application.ApplicationView;
import dev.firstline.shared.api.application.ApplicationView.Act;
import dev.firstline.shared.api.application.Saved;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.EmployeeId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Applications: defined by administrators, seen by those whose lines use them. */
@RestController
@Tag(name = "Applications")
@RequestMapping("/api")
class ApplicationsController {

    /** The type of a schema by itself. */
    static final String SCHEMA_TYPE = "application/schema+json";

    private final Queries queries;
    private final Commands commands;
    private final Names names;
    private final Supplier<UUID> ids;

    ApplicationsController(Queries queries, Commands commands, Names names, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.names = names;
        this.ids = ids;
    }

    /** An application to be defined. */
    record NewApplication(
            @Nullable UUID id,
            @NotNull String name,
            @NotNull @Schema(type = "object") ObjectNode schema) {}

    /** All that an application is; nothing is left out. */
    record ApplicationBody(
            @NotNull String name,
            @NotNull @Schema(type = "object") ObjectNode schema) {}

    /** One application; the lines that link to it and its fields in use for whoever defines applications. */
    record OneApplication(
            ApplicationId id,
            String name,
            long version,
            @JsonRawValue @Schema(type = "object") String schema,
            String titleField,
            @Nullable String accountField,
            @Nullable Set<String> fieldsInUse,
            @Nullable List<Reference> lines,
            Set<Act> may) {}

    /** The applications a line can link to. */
    record Linkable(List<ApplicationView.Named> items) {}

    @Operation(summary = "Applications by name")
    @GetMapping("/applications")
    Page<ApplicationView.Row> list(
            @Caller EmployeeId caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Texts.demandStorable("search", search);
        return Pages.of(queries.one(
                new ListApplications(queries.viewer(caller), search, new PageRequest(limit, cursor)), Page.class));
    }

    @Operation(
            summary = "Defines an application",
            description =
                    "The schema is JSON Schema 2020-12 with annotations; what it may look like is told where it is refused.")
    @PostMapping("/applications")
    ResponseEntity<Saved> define(
            @Caller EmployeeId caller, @Valid @RequestBody NewApplication body, HttpServletResponse response) {
        var application = new ApplicationId(requireNonNullElseGet(body.id(), ids));
        Saved saved = requireNonNull(commands.create(
                caller,
                "define-application",
                body.id(),
                body,
                new DefineApplication(application, body.name(), body.schema().toString())));
        return answer(saved, ResponseEntity.created(URI.create("/api/applications/" + application)), response);
    }

    @Operation(summary = "One application, as it is or at a version")
    @GetMapping("/applications/{id}")
    ResponseEntity<OneApplication> one(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId id,
            @RequestParam(required = false) @Nullable Long version) {
        var found = find(caller, id, version);
        var answer = version == null ? ResponseEntity.ok().eTag(Long.toString(found.version())) : ResponseEntity.ok();
        return answer.body(new OneApplication(
                found.id(),
                found.name(),
                found.version(),
                found.schema(),
                found.titleField(),
                found.accountField(),
                found.fieldsInUse() == null ? null : new TreeSet<>(found.fieldsInUse()),
                found.lines() == null ? null : names.ofLines(found.lines()),
                new TreeSet<>(found.may())));
    }

    private ApplicationView.One find(EmployeeId caller, ApplicationId id, @Nullable Long version) {
        return queries.found(new FindApplication(queries.viewer(caller), id, version), ApplicationView.One.class);
    }

    @Operation(summary = "What the items of an application hold, as JSON Schema")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = SCHEMA_TYPE, schema = @Schema(type = "object")))
    @GetMapping(path = "/applications/{id}/schema", produces = SCHEMA_TYPE)
    ResponseEntity<String> schema(@Caller EmployeeId caller, @PathVariable ApplicationId id) {
        var found = find(caller, id, null);
        return ResponseEntity.ok().eTag(Long.toString(found.version())).body(found.schema());
    }

    @Operation(summary = "Gives an application another name and other fields, from the version in If-Match")
    @PutMapping("/applications/{id}")
    ResponseEntity<Saved> change(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ApplicationBody body,
            HttpServletResponse response) {
        Saved saved = requireNonNull(commands.send(
                caller,
                new ChangeApplication(
                        id, IfMatch.version(ifMatch), body.name(), body.schema().toString())));
        return answer(saved, ResponseEntity.ok(), response);
    }

    @Operation(summary = "The applications a line can link to: those with an Account field")
    @GetMapping("/lines/{id}/applications")
    Linkable linkable(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestParam(required = false) @Nullable String search) {
        Texts.demandStorable("search", search);
        var line = queries.optional(new FindLineSettings(queries.viewer(caller), id), LineView.Settings.class)
                .orElseThrow(() -> new RefusedException(new NotFound()));
        if (!line.mayEdit()) {
            throw new RefusedException(new NotAllowed());
        }
        return new Linkable(queries.list(new ListLinkable(search), ApplicationView.Named.class));
    }

    private ResponseEntity<Saved> answer(Saved saved, ResponseEntity.BodyBuilder answer, HttpServletResponse response) {
        commands.tellPosition(response, saved.id());
        return answer.eTag(Long.toString(saved.version())).body(saved);
    }
}
