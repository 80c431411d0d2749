package dev.firstline.app.stream;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.Set;

/** Who hears of presences and lines. */
final class StreamRule {

    private StreamRule() {}

    /** Whether somebody with these parts may see who of the operators of these lines is there. */
    static boolean maySeePresence(LineParts parts, Set<LineId> operatorOf) {
        return operatorOf.stream().anyMatch(line -> parts.allow(Permission.SEE_PRESENCE, line));
    }

    /** Whether somebody may see a line's settings, and so hears that they changed. */
    static boolean maySeeLine(LineParts parts, LineId line) {
        return parts.allow(Permission.SEE_SETTINGS, line);
    }

    /** Whether somebody may see a line's board, and so hears that it is another. */
    static boolean maySeeBoard(LineParts parts, LineId line) {
        return parts.allow(Permission.SEE_BOARD, line);
    }
}
