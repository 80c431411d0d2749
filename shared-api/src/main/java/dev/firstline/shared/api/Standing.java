package dev.firstline.shared.api;

import dev.firstline.shared.api.session.SessionStatus;
import java.util.Set;

/** How somebody stands to what a {@link Permission} speaks of: to the installation, to a line, or to one session. */
public sealed interface Standing permits Viewer, LineStanding, SessionStanding {

    /** What he is there. */
    Set<Permission.Part> parts();

    /**
     * Whether a right of that extent reaches what he stands to; never where he stands to something else than the right speaks of.
     *
     * @param statuses the statuses a session must be in for the right to speak of it; none: it speaks of lines or of the installation
     */
    boolean reaches(Permission.Extent extent, Set<SessionStatus> statuses);
}
