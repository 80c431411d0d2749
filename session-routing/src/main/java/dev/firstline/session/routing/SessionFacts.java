package dev.firstline.session.routing;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.Optional;

/** The foreign facts decisions on sessions rest on. */
interface SessionFacts {

    /** How the employee is involved with the line; empty where either is unknown. */
    Optional<Involvement> involvement(LineId line, EmployeeId employee);

    /** Whether the employee acts as an operator now. */
    boolean isOnline(EmployeeId employee);
}
