package dev.firstline.shared.api;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionStatus;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who reads, with the groups he is in at this moment; every query that answers something protected carries one. As a standing it is
 * that to the installation, and to every line alike.
 */
public record Viewer(EmployeeId employee, Set<GroupId> groups) implements Standing {

    public Viewer {
        groups = Set.copyOf(groups);
    }

    /** What he is everywhere. */
    @Override
    public Set<Part> parts() {
        var parts = EnumSet.noneOf(Part.class);
        if (groups.contains(GroupId.ADMINISTRATORS)) {
            parts.add(Part.ADMINISTRATOR);
        }
        if (groups.contains(GroupId.AUDITORS)) {
            parts.add(Part.AUDITOR);
        }
        return parts;
    }

    @Override
    public boolean reaches(Permission.Extent extent, Set<SessionStatus> statuses) {
        return statuses.isEmpty() && extent == Permission.Extent.ALL;
    }

    /** Whether the viewer is in at least one of the groups. */
    public boolean isInAnyOf(Set<GroupId> others) {
        return others.stream().anyMatch(groups::contains);
    }
}
