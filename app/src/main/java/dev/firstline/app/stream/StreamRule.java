package dev.firstline.app.stream;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.Set;

/** Who hears of presences and lines. */
final class StreamRule {

    private StreamRule() {}

    /** Whether somebody with these parts may see who of the operators of these lines is there. */
    static boolean maySeePresence(LineParts parts, Set<LineId> operatorOf) {
        return operatorOf.stream()
                .flatMap(line -> parts.on(line).stream())
                .anyMatch(part -> !Permission.SEE_PRESENCE.extentsFor(part).isEmpty());
    }

    /** Whether somebody may see a line's settings, and so hears that they changed. */
    static boolean maySeeLine(Viewer viewer, LineParts parts, LineId line) {
        return viewer.isAdministrator() || viewer.isAuditor() || parts.on(line).contains(Part.SUPERVISOR);
    }
}
