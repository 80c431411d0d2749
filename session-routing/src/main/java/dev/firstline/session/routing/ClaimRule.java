package dev.firstline.session.routing;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.SessionStanding;
import java.util.Collections;

/** How a claim ends, by how the claimant stands to the session. */
final class ClaimRule {

    private ClaimRule() {}

    /** How a claim ends. */
    enum Verdict {
        WON,
        /** The claimant holds it. */
        ALREADY_HIS,
        /** Another holds it: the claimant learns who. */
        LOST,
        /** Another held it and closed it: the claimant learns who, nothing is kept. */
        LOST_AND_OVER,
        OFFLINE,
        NOT_QUEUED,
        NOT_ALLOWED,
        NOT_FOUND
    }

    /**
     * @param standing how the claimant stands to the session
     * @param online whether he acts as an operator now
     */
    static Verdict verdict(SessionStanding standing, boolean online) {
        if (Permission.REPLY.allows(standing)) {
            return Verdict.ALREADY_HIS;
        }
        if (Collections.disjoint(standing.parts(), Permission.CLAIM.parts()) || !standing.addressed()) {
            return standing.mayKnow() ? Verdict.NOT_ALLOWED : Verdict.NOT_FOUND;
        }
        return switch (standing.status()) {
            case QUEUED -> online ? Verdict.WON : Verdict.OFFLINE;
            case ASSIGNED -> online ? Verdict.LOST : Verdict.OFFLINE;
            case CLOSED -> standing.mayKnow() ? Verdict.NOT_QUEUED : Verdict.LOST_AND_OVER;
            case SPAM -> standing.mayKnow() ? Verdict.NOT_QUEUED : Verdict.NOT_FOUND;
        };
    }
}
