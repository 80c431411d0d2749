package dev.firstline.people;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.Set;

/** Who administers Firstline at this moment: active members of the system group. */
interface Administrators {

    boolean include(EmployeeId employee);

    /** Who they are; nobody is made one or ceases to be one until the caller's transaction ends. */
    Set<EmployeeId> lock();

    /** Whether nobody else is one; under the lock, so that of two who would leave none the second sees what the first did. */
    default boolean areOnly(EmployeeId employee) {
        return lock().equals(Set.of(employee));
    }

    /** Refuses whoever is neither an administrator nor Firstline itself. */
    default void require(Actor actor) {
        if (actor instanceof Actor.Employee employee && !include(employee.id())) {
            throw new RefusedException(new NotAllowed());
        }
    }
}
