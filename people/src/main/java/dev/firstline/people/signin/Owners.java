package dev.firstline.people.signin;

import dev.firstline.shared.api.people.EmployeeId;

/** Who may have tokens and preferences. */
interface Owners {

    /** Whether there is such an employee. */
    boolean include(EmployeeId employee);
}
