package dev.firstline.shared.api.line;

import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything a line is set to at one version; the fold of the line's events. The aggregate and the auditor use the same one. */
public record LineSettings(
        LineId line,
        long version,
        String name,
        Set<GroupId> operatorGroups,
        Set<GroupId> supervisorGroups,
        Set<GroupId> internalGroups,
        boolean showOperatorName) {

    public LineSettings {
        operatorGroups = Set.copyOf(operatorGroups);
        supervisorGroups = Set.copyOf(supervisorGroups);
        internalGroups = Set.copyOf(internalGroups);
    }

    /** The settings after one more event; before is absent only for {@link LineCreated}. */
    public static LineSettings evolve(@Nullable LineSettings before, LineEvent event) {
        if (event instanceof LineCreated created) {
            return new LineSettings(
                    created.line(),
                    created.version(),
                    created.name(),
                    created.operatorGroups(),
                    created.supervisorGroups(),
                    Set.of(),
                    false);
        }
        if (before == null) {
            throw new IllegalArgumentException("a line begins with LineCreated, not with " + event);
        }
        return before.after(event);
    }

    private LineSettings after(LineEvent event) {
        var next = new Draft(this, event.version());
        if (event instanceof LineRenamed renamed) {
            next.name = renamed.name();
        } else if (event instanceof OperatorsAssigned assigned) {
            next.operatorGroups = assigned.groups();
        } else if (event instanceof SupervisorsAssigned assigned) {
            next.supervisorGroups = assigned.groups();
        } else if (event instanceof InternalClientsSet set) {
            next.internalGroups = set.groups();
        } else if (event instanceof OperatorNameShown shown) {
            next.showOperatorName = shown.shown();
        } else {
            throw new IllegalArgumentException("a line is created once: " + event);
        }
        return next.settings();
    }

    /** The settings under way from one version to the next: only what the event names differs. */
    private static final class Draft {

        private final LineId line;
        private final long version;
        private String name;
        private Set<GroupId> operatorGroups;
        private Set<GroupId> supervisorGroups;
        private Set<GroupId> internalGroups;
        private boolean showOperatorName;

        private Draft(LineSettings before, long version) {
            this.line = before.line;
            this.version = version;
            this.name = before.name;
            this.operatorGroups = before.operatorGroups;
            this.supervisorGroups = before.supervisorGroups;
            this.internalGroups = before.internalGroups;
            this.showOperatorName = before.showOperatorName;
        }

        private LineSettings settings() {
            return new LineSettings(
                    line, version, name, operatorGroups, supervisorGroups, internalGroups, showOperatorName);
        }
    }
}
