package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationQuery.FindApplication;
import dev.firstline.shared.api.application.ApplicationQuery.ListItems;
import dev.firstline.shared.api.application.ApplicationView;
import dev.firstline.shared.api.application.ApplicationView.Act;
import dev.firstline.shared.api.application.ApplicationView.ItemRow;
import dev.firstline.shared.api.application.Imported;
import dev.firstline.shared.api.application.ItemCommand.CreateItems;
import dev.firstline.shared.api.application.ItemCommand.NewItem;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.security.SecurityEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Items from tables and into them. */
@RestController
@Tag(name = "Applications")
@RequestMapping("/api/applications/{application}/items")
class ItemTablesController {

    private static final String CSV = "text/csv";

    private final Queries queries;
    private final Commands commands;
    private final SecurityLog log;
    private final JsonMapper json;
    private final Supplier<UUID> ids;

    ItemTablesController(Queries queries, Commands commands, SecurityLog log, JsonMapper json, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.log = log;
        this.json = json;
        this.ids = ids;
    }

    @Operation(
            summary = "Writes the items of a table down: all of them or, with any error, none",
            description =
                    "A table of at most 10 MB and 10,000 rows, in UTF-8 or Windows-1251, with commas or semicolons."
                            + " The first row names the fields.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @PostMapping("/import")
    @NeedsScope(TokenScope.OPERATE)
    Imported importing(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId application,
            @RequestParam(required = false) @Nullable UUID id,
            @RequestParam(required = false) @Nullable String charset,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var table = table(queries.viewer(caller), application, Act.EDIT_ITEMS);
        var text = ItemTable.decoded(request.getInputStream().readAllBytes(), charset);
        var items = table.read(text).stream()
                .map(values -> new NewItem(new ItemId(ids.get()), values))
                .toList();
        Imported imported = requireNonNull(commands.sendOnce(
                caller,
                "import-items",
                id == null ? null : id.toString(),
                List.of(application, dryRun, text),
                new CreateItems(application, items, dryRun)));
        if (imported.created() > 0) {
            commands.tellPosition(response, items.get(items.size() - 1).item());
        }
        return imported;
    }

    @Operation(summary = "The items of an application as a table")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @GetMapping("/export")
    void export(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId application,
            @RequestParam(required = false) @Nullable String search,
            HttpServletResponse response)
            throws IOException {
        Texts.demandStorable("search", search);
        var viewer = queries.viewer(caller);
        var table = table(viewer, application, Act.READ_ITEMS);
        var first = page(viewer, application, search, null);
        log.by(caller, SecurityEvent.ITEMS_EXPORTED, Map.of("application", application.toString()));
        response.setContentType(CSV + ";charset=UTF-8;header=present");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("items-" + application + ".csv")
                        .build()
                        .toString());
        // from here on there is an answer: a fault breaks it off, and no problem is written into the file
        response.flushBuffer();
        try {
            // spreadsheets take a file for UTF-8 by this mark only
            response.getWriter().write('\uFEFF');
            var rows = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
            rows.printRecord(table.header());
            for (var page = first; page != null; page = next(viewer, application, search, page)) {
                for (var item : page.items()) {
                    rows.printRecord(table.row(item.id(), item.values()));
                }
            }
            rows.flush();
        } catch (IOException | RuntimeException e) {
            throw new BrokenOffException(e);
        }
    }

    private ItemTable table(Viewer viewer, ApplicationId application, Act needed) {
        var found = queries.found(new FindApplication(viewer, application, null), ApplicationView.One.class);
        if (!found.may().contains(needed)) {
            throw new RefusedException(found.may().contains(Act.READ_ITEMS) ? new NotAllowed() : new NotFound());
        }
        return new ItemTable(found.schema(), json);
    }

    private Page<ItemRow> page(
            Viewer viewer, ApplicationId application, @Nullable String search, @Nullable String cursor) {
        return Pages.of(queries.found(
                new ListItems(
                        viewer, application, search, null, List.of(), new PageRequest(PageRequest.MAX_LIMIT, cursor)),
                Page.class));
    }

    private @Nullable Page<ItemRow> next(
            Viewer viewer, ApplicationId application, @Nullable String search, Page<ItemRow> page) {
        return page.nextCursor() == null ? null : page(viewer, application, search, page.nextCursor());
    }
}
