package dev.firstline.shared.api.line;

import dev.firstline.shared.api.Viewer;
import java.util.Set;

/** Who may do what with lines and their settings; decisions, lists and single reads all ask this table. */
public enum LinePermission {
    // spotless:off
    CREATE                 (Part.ADMINISTRATOR),
    /** Change settings, go back to those of an earlier version. */
    CHANGE                 (Part.ADMINISTRATOR, Part.EDITING_SUPERVISOR),
    /** Change the supervisors and whether they may edit. */
    CHANGE_WHO_SUPERVISES  (Part.ADMINISTRATOR),
    /** Connect, change and disconnect messengers. */
    CHANGE_CHANNELS        (Part.ADMINISTRATOR),
    /** Retire and restore. */
    RETIRE                 (Part.ADMINISTRATOR),
    /** See and export settings, history, the line as of a moment, who could have claimed. */
    SEE                    (Part.ADMINISTRATOR, Part.AUDITOR, Part.SUPERVISOR);
    // spotless:on

    private enum Part {
        ADMINISTRATOR,
        AUDITOR,
        SUPERVISOR,
        /** A supervisor of a line that lets them edit. */
        EDITING_SUPERVISOR
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
                || (viewer.isInAnyOf(line.supervisorGroups())
                        && (parts.contains(Part.SUPERVISOR)
                                || (parts.contains(Part.EDITING_SUPERVISOR) && line.supervisorsMayEdit())));
    }
}
