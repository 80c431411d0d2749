package dev.firstline.shared.api;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;

/** Who reads, with the groups he is in at this moment; every query that answers something protected carries one. */
public record Viewer(EmployeeId employee, Set<GroupId> groups) {

    public Viewer {
        groups = Set.copyOf(groups);
    }

    public boolean isAdministrator() {
        return groups.contains(GroupId.ADMINISTRATORS);
    }

    public boolean isAuditor() {
        return groups.contains(GroupId.AUDITORS);
    }

    /** Whether the viewer is in at least one of the groups. */
    public boolean isInAnyOf(Set<GroupId> others) {
        return others.stream().anyMatch(groups::contains);
    }
}
