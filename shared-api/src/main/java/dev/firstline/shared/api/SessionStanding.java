package dev.firstline.shared.api;

import dev.firstline.shared.api.session.SessionStatus;
import java.util.Set;

/**
 * How somebody stands to one session: all that {@link Permission} asks about the two.
 *
 * @param status the session's
 * @param parts what he is on the session's line
 * @param addressed whether the queue the session stands or last stood in is one of his
 * @param operator whether he is the operator who holds it, or held it last
 */
public record SessionStanding(SessionStatus status, Set<Permission.Part> parts, boolean addressed, boolean operator) {

    public SessionStanding {
        parts = Set.copyOf(parts);
    }

    boolean reaches(Permission.Extent extent) {
        return switch (extent) {
            case ALL -> true;
            case ADDRESSED -> status == SessionStatus.QUEUED && addressed;
            case HELD -> status == SessionStatus.ASSIGNED && operator;
            case HELD_LAST -> status != SessionStatus.ASSIGNED && operator;
        };
    }

    /** Whether he may see the session with its content. */
    public boolean maySee() {
        return Permission.READ.allows(this) || Permission.READ_SPAM.allows(this);
    }

    /** Whether there was a moment he may have seen it, as far as its last queue and operator tell. */
    public boolean mayHaveSeen() {
        return maySee()
                || operator
                || (addressed && parts.contains(Permission.Part.OPERATOR))
                || parts.contains(Permission.Part.READER);
    }
}
