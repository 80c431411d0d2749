package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;
import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationQuery.FindItem;
import dev.firstline.shared.api.application.ApplicationQuery.ListItems;
import dev.firstline.shared.api.application.ApplicationQuery.ReadItemHistory;
import dev.firstline.shared.api.application.ApplicationView;
import dev.firstline.shared.api.application.ApplicationView.Account;
import dev.firstline.shared.api.application.ApplicationView.FieldChange;
import dev.firstline.shared.api.application.ItemCommand.CreateItem;
import dev.firstline.shared.api.application.ItemCommand.EditItem;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.application.Saved;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.SessionView.Author;
import io.swagger.v3.oas.annotations.ExternalDocumentation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/** Items of applications: written and read by those who work on lines that use the application. */
@RestController
@Tag(name = "Applications")
@RequestMapping("/api/applications/{application}/items")
class ItemsController {

    private static final String SCHEMA = "/api/applications/{application}/schema";
    private static final String VALUES = "As the schema of the application says: GET " + SCHEMA;

    private final Queries queries;
    private final Commands commands;
    private final Names names;
    private final Supplier<UUID> ids;

    ItemsController(Queries queries, Commands commands, Names names, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.names = names;
        this.ids = ids;
    }

    /** An item to be written down. */
    record NewItem(
            @Nullable UUID id,

            @NotNull @Schema(type = "object", description = VALUES, externalDocs = @ExternalDocumentation(url = SCHEMA))
            ObjectNode values) {}

    /** All that an item holds; nothing is left out, but for fields retired since. */
    record ItemBody(
            @NotNull @Schema(type = "object", description = VALUES, externalDocs = @ExternalDocumentation(url = SCHEMA))
            ObjectNode values) {}

    /** What one save changed of an item. */
    record ItemChange(long version, Instant at, Author actor, List<FieldChange> changes) {}

    @Operation(summary = "The items of an application, newest first")
    @GetMapping
    Page<ApplicationView.ItemRow> list(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId application,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable List<String> columns,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Texts.demandStorable("search", search);
        Texts.demandStorable("account", account);
        return Pages.of(queries.found(
                new ListItems(
                        queries.viewer(caller),
                        application,
                        search,
                        account(account),
                        requireNonNullElse(columns, List.of()),
                        new PageRequest(limit, cursor)),
                Page.class));
    }

    private static @Nullable Account account(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var colon = text.indexOf(':');
        if (colon < 1) {
            throw new RefusedException(new InvalidValue("account", Problem.MALFORMED));
        }
        return new Account(text.substring(0, colon), text.substring(colon + 1));
    }

    @Operation(summary = "Writes an item down")
    @PostMapping
    @NeedsScope(TokenScope.OPERATE)
    ResponseEntity<Saved> create(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId application,
            @Valid @RequestBody NewItem body,
            HttpServletResponse response) {
        var item = new ItemId(requireNonNullElseGet(body.id(), ids));
        Saved saved = requireNonNull(commands.create(
                caller,
                "create-item",
                body.id(),
                List.of(application, body),
                new CreateItem(item, application, body.values().toString())));
        return answer(
                saved,
                ResponseEntity.created(URI.create("/api/applications/" + application + "/items/" + item)),
                response);
    }

    @Operation(summary = "One item")
    @GetMapping("/{id}")
    ResponseEntity<ApplicationView.Item> one(
            @Caller EmployeeId caller, @PathVariable ApplicationId application, @PathVariable ItemId id) {
        var item = queries.found(new FindItem(queries.viewer(caller), application, id), ApplicationView.Item.class);
        return ResponseEntity.ok().eTag(Long.toString(item.version())).body(item);
    }

    @Operation(summary = "Changes an item as a whole, from the version in If-Match")
    @PutMapping("/{id}")
    @NeedsScope(TokenScope.OPERATE)
    ResponseEntity<Saved> edit(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId application,
            @PathVariable ItemId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ItemBody body,
            HttpServletResponse response) {
        Saved saved = requireNonNull(commands.send(
                caller,
                new EditItem(
                        id, application, IfMatch.version(ifMatch), body.values().toString())));
        return answer(saved, ResponseEntity.ok(), response);
    }

    @Operation(summary = "What became of an item, newest first")
    @GetMapping("/{id}/history")
    Page<ItemChange> history(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId application,
            @PathVariable ItemId id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<ApplicationView.ItemChange> page = Pages.of(queries.found(
                new ReadItemHistory(queries.viewer(caller), application, id, new PageRequest(limit, cursor)),
                Page.class));
        var people = names.of(
                page.items().stream()
                        .map(ApplicationView.ItemChange::by)
                        .filter(Objects::nonNull)
                        .collect(toSet()),
                Set.of(),
                Set.of());
        return Pages.map(
                page,
                change -> new ItemChange(change.version(), change.at(), author(change.by(), people), change.changes()));
    }

    private static Author author(@Nullable EmployeeId by, Names.Called people) {
        if (by == null) {
            return new Author(null, "Firstline");
        }
        var employee = people.reference(by);
        return new Author(employee.id(), employee.name());
    }

    private ResponseEntity<Saved> answer(Saved saved, ResponseEntity.BodyBuilder answer, HttpServletResponse response) {
        commands.tellPosition(response, saved.id());
        return answer.eTag(Long.toString(saved.version())).body(saved);
    }
}
