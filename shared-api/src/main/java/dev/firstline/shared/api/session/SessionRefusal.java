package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;

/** Why something asked of a session was not done. */
public sealed interface SessionRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** Another operator holds the session; see {@link SessionAnswer.Claim.Lost}. */
    record AlreadyClaimed(EmployeeId operator, Instant claimedAt, Instant attemptedAt) implements SessionRefusal {}

    /** Only a queued session can be claimed. */
    record NotQueued(SessionStatus status) implements SessionRefusal {}

    /** Only an assigned session can be answered or returned. */
    record NotAssigned(SessionStatus status) implements SessionRefusal {}

    /** Only whoever holds the session may do this. */
    record NotHolder() implements SessionRefusal {
        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** Operators act while they are online. */
    record Offline() implements SessionRefusal {}

    /** The session is over. */
    record SessionClosed() implements SessionRefusal {}

    /** The line takes no new sessions. */
    record LineRetired() implements SessionRefusal {}
}
