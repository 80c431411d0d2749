package dev.firstline.shared.api.line;

import dev.firstline.shared.api.Viewer;
import java.util.Set;

/** Who may do what with lines and their settings; decisions, lists and single reads all ask this table. */
public enum LinePermission {
    // spotless:off
    CREATE  (Part.ADMINISTRATOR),
    CHANGE  (Part.ADMINISTRATOR),
    SEE     (Part.ADMINISTRATOR, Part.AUDITOR, Part.SUPERVISOR);
    // spotless:on

    private enum Part {
        ADMINISTRATOR,
        AUDITOR,
        SUPERVISOR
    }

    private final Set<Part> parts;

    LinePermission(Part... parts) {
        this.parts = Set.of(parts);
    }

    /** Whether somebody has this right on every line, whatever it is set to. */
    public boolean allowsEverywhere(Viewer viewer) {
        return (parts.contains(Part.ADMINISTRATOR) && viewer.isAdministrator())
                || (parts.contains(Part.AUDITOR) && viewer.isAuditor());
    }

    /** Whether somebody has this right on the line set so. */
    public boolean allows(Viewer viewer, LineSettings line) {
        return allowsEverywhere(viewer)
                || (parts.contains(Part.SUPERVISOR) && viewer.isInAnyOf(line.supervisorGroups()));
    }
}
