package dev.firstline.app.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.ReadHistory;
import dev.firstline.shared.api.line.LineRefusal;
import dev.firstline.shared.api.line.LineView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a line's history and tells it in the caller's language. */
@Component
final class LineEntries {

    private final Queries queries;
    private final LineWords words;

    LineEntries(Queries queries, LineWords words) {
        this.queries = queries;
        this.words = words;
    }

    /** An entry of a line's history; the stored name of the event, in words, and what became of what. */
    record LineEntry(
            long version, Instant at, LineView.By actor, String event, String summary, List<LineChange> changes) {}

    /** What became of one field, with the names things had then. */
    record LineChange(
            String field,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Object before,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Object after) {

        static List<LineChange> of(List<LineView.Change> changes) {
            return changes.stream()
                    .map(change -> new LineChange(change.field(), change.before(), change.after()))
                    .toList();
        }
    }

    /**
     * The line was changed since, told to whoever wanted to overwrite it.
     *
     * @param changes oldest first; of very many the newest
     */
    record StaleVersion(long version, List<LineEntry> changes) implements Refusal {
        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /** One page, newest first. */
    Page<LineEntry> page(Viewer viewer, LineId line, PageRequest request, Locale locale) {
        Page<LineView.HistoryEntry> page = Pages.of(queries.found(new ReadHistory(viewer, line, request), Page.class));
        return Pages.map(
                page,
                entry -> new LineEntry(
                        entry.version(),
                        entry.at(),
                        entry.actor(),
                        entry.event(),
                        words.summary(entry, locale),
                        LineChange.of(entry.changes())));
    }

    /** The refusal, with what happened in between. */
    StaleVersion told(LineRefusal.StaleVersion stale, Viewer viewer, LineId line, Locale locale) {
        if (stale.meanwhile().isEmpty()) {
            return new StaleVersion(stale.version(), List.of());
        }
        var newest = page(viewer, line, new PageRequest(PageRequest.MAX_LIMIT, null), locale);
        var between = new ArrayList<>(newest.items().stream()
                .filter(entry -> entry.version() > stale.startedFrom() && entry.version() <= stale.version())
                .toList());
        Collections.reverse(between);
        return new StaleVersion(stale.version(), between);
    }
}
