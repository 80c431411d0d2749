package dev.firstline.shared.api.line;

import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a line can be asked to become. Each answers a {@link LineSaved}. */
public sealed interface LineCommand {

    LineId line();

    /** Opens a line with its three required fields; administrators only. */
    record CreateLine(
            @TargetAggregateIdentifier LineId line,
            String name,
            Set<GroupId> operatorGroups,
            Set<GroupId> supervisorGroups)
            implements LineCommand {
        public CreateLine {
            operatorGroups = Set.copyOf(operatorGroups);
            supervisorGroups = Set.copyOf(supervisorGroups);
        }
    }

    /** Gives the line another name, unique among lines in use. */
    record RenameLine(@TargetAggregateIdentifier LineId line, String name) implements LineCommand {}

    /** Says whose members answer on the line; at least one group. */
    record AssignOperators(@TargetAggregateIdentifier LineId line, Set<GroupId> groups) implements LineCommand {
        public AssignOperators {
            groups = Set.copyOf(groups);
        }
    }

    /** Says whose members watch and assign on the line; at least one group. */
    record AssignSupervisors(@TargetAggregateIdentifier LineId line, Set<GroupId> groups) implements LineCommand {
        public AssignSupervisors {
            groups = Set.copyOf(groups);
        }
    }

    /** Says whose members may write to the line from inside; none for a line that serves messengers only. */
    record SetInternalClients(@TargetAggregateIdentifier LineId line, Set<GroupId> groups) implements LineCommand {
        public SetInternalClients {
            groups = Set.copyOf(groups);
        }
    }

    /** Says whether internal clients see the operator's name or the line's; needs internal clients to be shown. */
    record ShowOperatorName(@TargetAggregateIdentifier LineId line, boolean show) implements LineCommand {}
}
