package dev.firstline.people.presence;

import dev.firstline.shared.api.people.EmployeeId;

/** Who may be there at all. */
interface Staff {

    /** Whether there is such an employee, active or not. */
    boolean includes(EmployeeId employee);

    boolean isActive(EmployeeId employee);
}
