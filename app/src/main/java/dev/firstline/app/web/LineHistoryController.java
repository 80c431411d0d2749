package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.app.web.LineEntries.LineChange;
import dev.firstline.app.web.LineEntries.LineEntry;
import dev.firstline.app.web.LineSaves.Saved;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineCommand.RevertLine;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineMoment;
import dev.firstline.shared.api.line.LineMoment.AsOf;
import dev.firstline.shared.api.line.LineMoment.AtVersion;
import dev.firstline.shared.api.line.LineQuery.CompareMoments;
import dev.firstline.shared.api.line.LineQuery.FindEligible;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a line was, who changed it, and the way back. */
@RestController
@Tag(name = "Lines")
@RequestMapping("/api/lines/{id}")
class LineHistoryController {

    private final Queries queries;
    private final LineSaves saves;
    private final LineEntries entries;
    private final LineExport export;

    LineHistoryController(Queries queries, LineSaves saves, LineEntries entries, LineExport export) {
        this.queries = queries;
        this.saves = saves;
        this.entries = entries;
        this.export = export;
    }

    /** In what a line differs between two moments. */
    record Difference(LineView.Point from, LineView.Point to, List<LineChange> changes) {}

    /** The version to go back to, and what to leave as it is where it cannot come back. */
    record RevertBody(@NotNull Long version, @Nullable Set<LineSetting> skip) {}

    @Operation(summary = "What happened to a line, newest first; whole, as a file, where a format (csv, json) is given")
    @GetMapping("/history")
    Page<LineEntry> history(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) Locale locale) {
        return entries.page(queries.viewer(caller), id, new PageRequest(limit, cursor), locale);
    }

    @Operation(summary = "What happened to a line, newest first; whole, as a file, where a format (csv, json) is given")
    @GetMapping(path = "/history", params = "format")
    void export(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) Locale locale,
            HttpServletResponse response)
            throws IOException {
        export.write(queries.viewer(caller), id, format, locale, response);
    }

    @Operation(summary = "In what a line differs between two versions or instants")
    @GetMapping("/diff")
    Difference diff(
            @Caller EmployeeId caller, @PathVariable LineId id, @RequestParam String from, @RequestParam String to) {
        var found = queries.found(
                new CompareMoments(queries.viewer(caller), id, moment("from", from), moment("to", to)),
                LineView.Difference.class);
        return new Difference(found.from(), found.to(), LineChange.of(found.changes()));
    }

    private static LineMoment moment(String field, String text) {
        try {
            return text.matches("[0-9]+") ? new AtVersion(Long.parseLong(text)) : new AsOf(Instant.parse(text));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new RefusedException(new InvalidValue(field, Problem.MALFORMED));
        }
    }

    @Operation(summary = "Sets everything as it was at a version")
    @PostMapping("/revert")
    ResponseEntity<Saved> revert(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RevertBody body,
            HttpServletResponse response) {
        Set<LineSetting> skip = requireNonNullElse(body.skip(), Set.of());
        return saves.save(caller, new RevertLine(id, body.version(), IfMatch.versionIfAny(ifMatch), skip), response);
    }

    @Operation(summary = "Who could have claimed on the line at an instant, had they been online")
    @GetMapping("/eligible")
    LineView.Eligible eligible(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestParam Instant at,
            @RequestParam(required = false) @Nullable SessionId session) {
        return queries.found(new FindEligible(queries.viewer(caller), id, at, session), LineView.Eligible.class);
    }
}
