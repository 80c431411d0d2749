package dev.firstline.session.routing;

import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.LinkPurpose;
import java.util.Optional;
import java.util.Set;

/** The foreign facts decisions on sessions rest on. */
interface SessionFacts {

    /** How the employee is involved with the line: whoever is locked out, not at all. Empty where either is unknown. */
    Optional<Involvement> involvement(LineId line, EmployeeId employee);

    /** The applications whose items the line's sessions can be linked to. */
    Set<ApplicationId> applicationsOf(LineId line, LinkPurpose purpose);

    /** Whether the item is one of the application's. */
    boolean holds(ApplicationId application, ItemId item);

    /** Whether the organisation gives sessions to operators who are online, and to no others. */
    boolean onlyOnlineAreGivenSessions();
    /** Whether sessions of the line may be the employee's. */
    default boolean mayHold(LineId line, EmployeeId employee) {
        return involvement(line, employee).map(Involvement::isOperator).orElse(false);
    }

    /** Who answers on a line. */
    record Operators(long lineVersion, Set<GroupId> groups) {
        public Operators {
            groups = Set.copyOf(groups);
        }
    }

    /** The line's operator groups; empty where the line is unknown. */
    Optional<Operators> operatorsOf(LineId line);

    /** Whether the employee acts as an operator now. */
    boolean isOnline(EmployeeId employee);
}
