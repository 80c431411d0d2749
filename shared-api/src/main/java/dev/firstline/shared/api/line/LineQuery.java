package dev.firstline.shared.api.line;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about lines. */
public sealed interface LineQuery {

    /**
     * Lines by name, their names containing the text. Answers a page of {@link LineView.Row}: all of them for administrators and
     * auditors, their own for supervisors.
     *
     * @param states which lines: those in use, retired ones, or both
     */
    record ListLines(Viewer viewer, @Nullable String search, Set<LineState> states, PageRequest page)
            implements LineQuery {
        public ListLines {
            states = Set.copyOf(states);
        }
    }

    /** A line's settings as its events say now. Answers an {@code Optional} of {@link LineView.Settings}; empty where the viewer may not see them. */
    record FindLineSettings(Viewer viewer, LineId line) implements LineQuery {}

    /** A line's settings as they were. Answers an {@code Optional} of {@link LineView.Past}; empty also where the line had no such moment. */
    record FindPastSettings(Viewer viewer, LineId line, LineMoment moment) implements LineQuery {}

    /** What happened to a line, newest first. Answers an {@code Optional} of a page of {@link LineView.HistoryEntry}. */
    record ReadHistory(Viewer viewer, LineId line, PageRequest page) implements LineQuery {}

    /** In what a line differs between two moments. Answers an {@code Optional} of {@link LineView.Difference}; empty also where the line had no such moment. */
    record CompareMoments(Viewer viewer, LineId line, LineMoment from, LineMoment to) implements LineQuery {}

    /**
     * Who could have claimed on the line at an instant? Answers an {@code Optional} of {@link LineView.Eligible}; empty also where the line
     * did not exist then.
     *
     * @param session only those this session of the line was addressed to then; absent: all of the line's operators
     */
    record FindEligible(
            Viewer viewer,
            LineId line,
            Instant at,
            @Nullable SessionId session) implements LineQuery {}

    /** What is the viewer on which lines? Answers {@link LineView.Parts}. */
    record FindParts(Viewer viewer) implements LineQuery {}

    /** What are these lines called now? Answers a {@code Map} of {@link LineId} to name. */
    record NameLines(Set<LineId> lines) implements LineQuery {
        public NameLines {
            lines = Set.copyOf(lines);
        }
    }
}
