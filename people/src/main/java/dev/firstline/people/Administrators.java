package dev.firstline.people;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;

/** Who administers Firstline at this moment: active members of the system group. */
interface Administrators {

    /** The groups somebody is in who is active; none where he is not. */
    Set<GroupId> groupsOf(EmployeeId employee);

    /** Who they are; nobody is made one or ceases to be one until the caller's transaction ends. */
    Set<EmployeeId> lock();

    /** Whether nobody else is one; under the lock, so that of two who would leave none the second sees what the first did. */
    default boolean areOnly(EmployeeId employee) {
        return lock().equals(Set.of(employee));
    }

    /** Refuses whoever may not mind people and is not Firstline itself. */
    default void require(Actor actor) {
        if (actor instanceof Actor.Employee employee
                && !Permission.MIND_PEOPLE.allows(new Viewer(employee.id(), groupsOf(employee.id())))) {
            throw new RefusedException(new NotAllowed());
        }
    }
}
