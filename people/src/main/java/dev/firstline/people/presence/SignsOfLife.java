package dev.firstline.people.presence;

import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;
import java.util.Set;

/** When each employee was last known to be there. */
interface SignsOfLife {

    /** Notes that they were there at a moment; what is unknown is passed over, what was noted later stays. */
    void give(Instant at, Set<EmployeeId> employees);

    /** Whether the employee was there at that moment or after; he gives no other sign until the caller's transaction ends. */
    boolean givenSince(Instant moment, EmployeeId employee);
}
