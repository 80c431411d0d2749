package dev.firstline.shared.api;

import dev.firstline.shared.api.session.SessionStatus;
import java.util.Arrays;
import java.util.Set;

/**
 * How somebody stands to one session.
 *
 * @param status the session's
 * @param parts what he is on the session's line
 * @param addressed whether the queue the session stands or last stood in is one of his
 * @param operator whether he is the operator who holds it, or held it last
 */
public record SessionStanding(SessionStatus status, Set<Permission.Part> parts, boolean addressed, boolean operator)
        implements Standing {

    public SessionStanding {
        parts = Set.copyOf(parts);
    }

    @Override
    public boolean reaches(Permission.Extent extent, Set<SessionStatus> statuses) {
        return statuses.contains(status)
                && switch (extent) {
                    case ALL -> true;
                    case ALL_BUT_SPAM -> status != SessionStatus.SPAM;
                    case ADDRESSED -> status == SessionStatus.QUEUED && addressed;
                    case HELD -> status == SessionStatus.ASSIGNED && operator;
                    case HELD_LAST -> status != SessionStatus.ASSIGNED && operator;
                    case WHERE_LINE_SAYS, OWN -> false;
                };
    }

    /** Whether he may see the session with its content. */
    public boolean maySee() {
        return Permission.READ.allows(this);
    }

    /** Whether he may know of the session, be it without its content. */
    public boolean mayKnow() {
        return Permission.READ_WITHOUT_CONTENT.allows(this);
    }

    /** Whether there was a moment he may have seen it, as far as its last queue and operator tell. */
    public boolean mayHaveSeen() {
        return Arrays.stream(SessionStatus.values())
                .map(then -> new SessionStanding(then, parts, addressed, operator))
                .anyMatch(SessionStanding::maySee);
    }
}
