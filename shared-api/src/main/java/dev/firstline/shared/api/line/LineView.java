package dev.firstline.shared.api.line;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.people.PresenceStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about lines. */
public sealed interface LineView {

    /** A line as it stands in the list. */
    record Row(
            LineId id,
            String name,
            long version,
            LineState state,
            List<Reference> operatorGroups,
            List<Reference> supervisorGroups)
            implements LineView {
        public Row {
            operatorGroups = List.copyOf(operatorGroups);
            supervisorGroups = List.copyOf(supervisorGroups);
        }
    }

    /** A line's settings, with the names groups have now and what may not be meant about them. */
    record Settings(LineSettings settings, List<Reference> groups, boolean mayEdit, List<LineSaved.Warning> warnings)
            implements LineView {
        public Settings {
            groups = List.copyOf(groups);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A line's settings as they were at a moment, with the names groups had then.
     *
     * @param at since when they were so
     */
    record Past(LineSettings settings, Instant at, By by, List<Reference> groups) implements LineView {
        public Past {
            groups = List.copyOf(groups);
        }
    }

    /** Who saved, by the name he had then; Firstline itself has no id. */
    record By(@Nullable String id, String name) {}

    /**
     * One event of a line's history.
     *
     * @param event the stored name
     * @param changes with the names groups had then
     */
    record HistoryEntry(long version, Instant at, By actor, String event, List<Change> changes) implements LineView {
        public HistoryEntry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What became of one field of a line.
     *
     * @param field a {@link LineSetting#field()}, or {@code state}
     * @param before text, truth value, {@link Reference}, list of references, {@link RoutingRule} or {@link LineState}; absent: none
     * @param after as {@code before}
     */
    record Change(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** In what a line differs between two moments, each side with the names groups had at its own. */
    record Difference(Point from, Point to, List<Change> changes) implements LineView {
        public Difference {
            changes = List.copyOf(changes);
        }
    }

    /** A version, and since when the line had it. */
    record Point(long version, Instant at) {}

    /** The operators who could have claimed at an instant if they were online, as their names, groups and presence were then. */
    record Eligible(Instant at, List<Operator> operators) implements LineView {
        public Eligible {
            operators = List.copyOf(operators);
        }
    }

    /** An operator of the line at an instant, by which of the groups asked about. */
    record Operator(String id, String name, List<Reference> groups, PresenceStatus presence) {
        public Operator {
            groups = List.copyOf(groups);
        }
    }

    /**
     * A line somebody has a part in.
     *
     * @param retired true where it is; else absent
     */
    record OwnLine(LineId id, String name, @Nullable Boolean retired) {}

    /** The lines somebody answers on, watches, may read, or may write to. */
    record Parts(List<OwnLine> operatorOf, List<OwnLine> supervisorOf, List<OwnLine> readerOf, List<OwnLine> clientOf)
            implements LineView {
        public Parts {
            operatorOf = List.copyOf(operatorOf);
            supervisorOf = List.copyOf(supervisorOf);
            readerOf = List.copyOf(readerOf);
            clientOf = List.copyOf(clientOf);
        }
    }
}
