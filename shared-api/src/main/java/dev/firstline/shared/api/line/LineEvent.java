package dev.firstline.shared.api.line;

import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;

/** What happened to a line. All events of one save carry the same version: 1 at creation, one more with each save. */
public sealed interface LineEvent {

    LineId line();

    long version();

    /** A line was opened. */
    @StoredAs("line.LineCreated")
    record LineCreated(
            LineId line, long version, String name, Set<GroupId> operatorGroups, Set<GroupId> supervisorGroups)
            implements LineEvent {
        public LineCreated {
            operatorGroups = Set.copyOf(operatorGroups);
            supervisorGroups = Set.copyOf(supervisorGroups);
        }
    }

    /** A line got another name. */
    @StoredAs("line.LineRenamed")
    record LineRenamed(LineId line, long version, String name) implements LineEvent {}

    /** Other groups answer on the line from now on. */
    @StoredAs("line.OperatorsAssigned")
    record OperatorsAssigned(LineId line, long version, Set<GroupId> groups) implements LineEvent {
        public OperatorsAssigned {
            groups = Set.copyOf(groups);
        }
    }

    /** Other groups watch and assign on the line from now on. */
    @StoredAs("line.SupervisorsAssigned")
    record SupervisorsAssigned(LineId line, long version, Set<GroupId> groups) implements LineEvent {
        public SupervisorsAssigned {
            groups = Set.copyOf(groups);
        }
    }

    /** Other groups may write to the line from inside from now on. */
    @StoredAs("line.InternalClientsSet")
    record InternalClientsSet(LineId line, long version, Set<GroupId> groups) implements LineEvent {
        public InternalClientsSet {
            groups = Set.copyOf(groups);
        }
    }

    /** Internal clients see the operator's name from now on, or no longer. */
    @StoredAs("line.OperatorNameShown")
    record OperatorNameShown(LineId line, long version, boolean shown) implements LineEvent {}
}
