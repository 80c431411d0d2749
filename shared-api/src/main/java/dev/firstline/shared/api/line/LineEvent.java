package dev.firstline.shared.api.line;

import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Accounts are linked to another application's items from now on, or to none. */
    @StoredAs("line.AccountApplicationSet")
    record AccountApplicationSet(
            LineId line, long version, @Nullable ApplicationId application) implements LineEvent {}

    /** Requests are registered in other applications from now on. */
    @StoredAs("line.RequestApplicationsSet")
    record RequestApplicationsSet(LineId line, long version, Set<ApplicationId> applications) implements LineEvent {
        public RequestApplicationsSet {
            applications = Set.copyOf(applications);
        }
    }

    /** Other groups may read the line's sessions from now on. */
    @StoredAs("line.ReadersAssigned")
    record ReadersAssigned(LineId line, long version, Set<GroupId> groups) implements LineEvent {
        public ReadersAssigned {
            groups = Set.copyOf(groups);
        }
    }

    /** The line's supervisors may change its settings from now on, or no longer. */
    @StoredAs("line.SupervisorsMayEditSet")
    record SupervisorsMayEditSet(LineId line, long version, boolean allowed) implements LineEvent {}

    /** The line takes no new sessions from now on. */
    @StoredAs("line.LineRetired")
    record LineRetired(LineId line, long version) implements LineEvent {}

    /** The line takes new sessions again. */
    @StoredAs("line.LineRestored")
    record LineRestored(LineId line, long version) implements LineEvent {}
}
