package dev.firstline.session.routing;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Extent;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.SessionStanding;
import dev.firstline.shared.api.session.SessionRefusal.NotAssigned;
import dev.firstline.shared.api.session.SessionRefusal.NotHolder;
import dev.firstline.shared.api.session.SessionRefusal.NotInThisStatus;
import dev.firstline.shared.api.session.SessionRefusal.Offline;
import dev.firstline.shared.api.session.SessionRefusal.SessionClosed;
import dev.firstline.shared.api.session.SessionStatus;
import java.util.Optional;
import java.util.Set;

/** Whether somebody may act on a session, and if not, what he is told. Operators act while online; a supervisor's acts need no presence. */
final class ActRule {

    private static final Set<SessionStatus> ASSIGNED_ONLY = Set.of(SessionStatus.ASSIGNED);

    private ActRule() {}

    /** Why he may not do this; empty where he may. */
    static Optional<Refusal> refusal(Permission act, SessionStanding standing, boolean online) {
        if (!standing.mayKnow()) {
            return Optional.of(new NotFound());
        }
        if (act.allows(standing)) {
            return online || actsAsSupervisor(act, standing) ? Optional.empty() : Optional.of(new Offline());
        }
        if (standing.parts().stream().allMatch(part -> act.extentsFor(part).isEmpty())) {
            return Optional.of(new NotAllowed());
        }
        if (standing.status() == SessionStatus.CLOSED) {
            return Optional.of(new SessionClosed());
        }
        if (!act.statuses().contains(standing.status())) {
            return Optional.of(
                    act.statuses().equals(ASSIGNED_ONLY)
                            ? new NotAssigned(standing.status())
                            : new NotInThisStatus(standing.status()));
        }
        return Optional.of(new NotHolder());
    }

    private static boolean actsAsSupervisor(Permission act, SessionStanding standing) {
        return standing.parts().contains(Part.SUPERVISOR)
                && act.extentsFor(Part.SUPERVISOR).contains(Extent.ALL);
    }
}
