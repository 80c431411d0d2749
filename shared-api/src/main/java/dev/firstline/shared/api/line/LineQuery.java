package dev.firstline.shared.api.line;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about lines. */
public sealed interface LineQuery {

    /** Lines by name, their names containing the text. Answers a page of {@link LineView.Row}: all of them for administrators and auditors, their own for supervisors. */
    record ListLines(Viewer viewer, @Nullable String search, PageRequest page) implements LineQuery {}

    /** A line's settings as its events say now. Answers an {@code Optional} of {@link LineView.Settings}; empty where the viewer may not see them. */
    record FindLineSettings(Viewer viewer, LineId line) implements LineQuery {}

    /** What is the viewer on which lines? Answers {@link LineView.Parts}. */
    record FindParts(Viewer viewer) implements LineQuery {}

    /** What are these lines called now? Answers a {@code Map} of {@link LineId} to name. */
    record NameLines(Set<LineId> lines) implements LineQuery {
        public NameLines {
            lines = Set.copyOf(lines);
        }
    }
}
