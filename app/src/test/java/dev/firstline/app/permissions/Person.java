package dev.firstline.app.permissions;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;

/**
 * Somebody who calls.
 *
 * @param title what he is called in a failure
 * @param token what he calls with
 */
record Person(String title, EmployeeId id, Set<GroupId> groups, String token) {

    Viewer viewer() {
        return new Viewer(id, groups);
    }

    boolean isIn(GroupId group) {
        return groups.contains(group);
    }

    @Override
    public String toString() {
        return title;
    }
}
