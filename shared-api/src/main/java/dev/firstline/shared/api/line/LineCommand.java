package dev.firstline.shared.api.line;

import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What a line can be asked to become. Each answers a {@link LineSaved}; a value that cannot be accepted is refused under the name of
 * its {@link LineSetting}.
 */
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

    /** Says to which application's items accounts are linked, if to any; only one with an Account field. */
    record SetAccountApplication(
            @TargetAggregateIdentifier LineId line,
            @Nullable ApplicationId application) implements LineCommand {}

    /** Says in which applications requests are registered; only those with an Account field. */
    record SetRequestApplications(@TargetAggregateIdentifier LineId line, Set<ApplicationId> applications)
            implements LineCommand {
        public SetRequestApplications {
            applications = Set.copyOf(applications);
        }
    }

    /** Says whose members may read the line's sessions, besides those who have a part in them. */
    record AssignReaders(@TargetAggregateIdentifier LineId line, Set<GroupId> groups) implements LineCommand {
        public AssignReaders {
            groups = Set.copyOf(groups);
        }
    }

    /** Says whether the line's supervisors may change its settings; administrators only. */
    record LetSupervisorsEdit(@TargetAggregateIdentifier LineId line, boolean allowed) implements LineCommand {}

    /**
     * Sets everything at once: one decision, one version, an event for each thing that differs. Clearing the internal groups resets
     * whose name is shown.
     *
     * @param startedFrom the version it was edited from; refused unless that is the newest
     */
    record SaveSettings(@TargetAggregateIdentifier LineId line, long startedFrom, LineBlock block)
            implements LineCommand {}

    /**
     * Sets everything as it was at a version, as a new save; channels and retirement stay.
     *
     * @param version the version to go back to
     * @param startedFrom the version that was newest for whoever asks; absent: whichever is newest
     * @param skip what is left as it is now where it cannot come back; without it the whole is refused
     */
    record RevertLine(
            @TargetAggregateIdentifier LineId line,
            long version,
            @Nullable Long startedFrom,
            Set<LineSetting> skip) implements LineCommand {
        public RevertLine {
            skip = Set.copyOf(skip);
        }
    }

    /** Takes the line out of use and frees its name; administrators only. Changes nothing where it is retired. */
    record RetireLine(@TargetAggregateIdentifier LineId line) implements LineCommand {}

    /** Takes a retired line into use again, unless another has its name; administrators only. Changes nothing where it is in use. */
    record RestoreLine(@TargetAggregateIdentifier LineId line) implements LineCommand {}
}
