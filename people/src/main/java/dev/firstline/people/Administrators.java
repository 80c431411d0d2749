package dev.firstline.people;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.Set;

/** Who administers Firstline at this moment. */
interface Administrators {

    boolean include(EmployeeId employee);

    /** Who they are; nobody becomes one or ceases to be one until the caller's transaction ends. */
    Set<EmployeeId> lock();

    /** Refuses whoever is neither an administrator nor Firstline itself. */
    default void require(Actor actor) {
        if (actor instanceof Actor.Employee employee && !include(employee.id())) {
            throw new RefusedException(new NotAllowed());
        }
    }
}
