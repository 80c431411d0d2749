package dev.firstline.people.signin;

import dev.firstline.shared.api.people.EmployeeId;

/** What passwords hash to. */
interface Credentials {

    /** Keeps the second hash where the first is kept, and only there. */
    void renew(EmployeeId employee, String from, String to);
}
