package dev.firstline.app.web;

import dev.firstline.app.web.LineEntries.LineChange;
import dev.firstline.app.web.LineEntries.LineEntry;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.security.SecurityEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a line's whole history into a file, page by page. */
@Component
final class LineExport {

    /** A spreadsheet takes a text that begins so for a formula, and runs it. */
    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader("version", "at", "actorId", "actor", "event", "summary", "field", "before", "after")
            .get();

    private final LineEntries entries;
    private final SecurityLog log;
    private final JsonMapper json;

    LineExport(LineEntries entries, SecurityLog log, JsonMapper json) {
        this.entries = entries;
        this.log = log;
        this.json = json;
    }

    /** Answers with the file; {@code csv} holds a row for each change, {@code json} an array of the entries. */
    void write(Viewer viewer, LineId line, @Nullable String format, Locale locale, HttpServletResponse response)
            throws IOException {
        if (format == null || !(format.equals("csv") || format.equals("json"))) {
            throw new RefusedException(new InvalidValue("format", Problem.MALFORMED));
        }
        var first = page(viewer, line, null, locale);
        log.by(
                viewer.employee(),
                SecurityEvent.EXPORTED,
                Map.of("what", "LINE_HISTORY", "line", line.toString(), "format", format));
        response.setContentType(
                format.equals("csv") ? "text/csv;charset=UTF-8;header=present" : "application/json;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("line-" + line + "-history." + format)
                        .build()
                        .toString());
        // from here on there is an answer: a fault breaks it off, and no problem is written into the file
        response.flushBuffer();
        try {
            if (format.equals("csv")) {
                writeCsv(first, viewer, line, locale, response.getWriter());
            } else {
                writeJson(first, viewer, line, locale, response.getWriter());
            }
        } catch (IOException | RuntimeException e) {
            throw new BrokenOffException(e);
        }
    }

    private Page<LineEntry> page(Viewer viewer, LineId line, @Nullable String cursor, Locale locale) {
        return entries.page(viewer, line, new PageRequest(PageRequest.MAX_LIMIT, cursor), locale);
    }

    private void writeCsv(Page<LineEntry> first, Viewer viewer, LineId line, Locale locale, Writer file)
            throws IOException {
        // spreadsheets take a file for UTF-8 by this mark only
        file.write('\uFEFF');
        var rows = new CSVPrinter(file, CSV);
        for (var page = first; page != null; page = next(page, viewer, line, locale)) {
            for (var entry : page.items()) {
                for (var change : entry.changes()) {
                    print(entry, change, rows);
                }
            }
        }
        rows.flush();
    }

    private static void print(LineEntry entry, LineChange change, CSVPrinter rows) throws IOException {
        rows.printRecord(
                entry.version(),
                entry.at(),
                entry.actor().id(),
                harmless(entry.actor().name()),
                entry.event(),
                harmless(entry.summary()),
                change.field(),
                harmless(LineWords.text(change.before())),
                harmless(LineWords.text(change.after())));
    }

    static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    private void writeJson(Page<LineEntry> first, Viewer viewer, LineId line, Locale locale, Writer file) {
        var items = json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValuesAsArray(file);
        for (var page = first; page != null; page = next(page, viewer, line, locale)) {
            items.writeAll(page.items());
        }
        items.close();
    }

    private @Nullable Page<LineEntry> next(Page<LineEntry> page, Viewer viewer, LineId line, Locale locale) {
        return page.nextCursor() == null ? null : page(viewer, line, page.nextCursor(), locale);
    }
}
