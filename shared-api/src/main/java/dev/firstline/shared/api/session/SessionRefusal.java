package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /** What was asked for cannot be done to a session in this status. */
    record NotInThisStatus(SessionStatus status) implements SessionRefusal {}

    /** Only whoever holds the session may do this. */
    record NotHolder() implements SessionRefusal {
        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** A note is changed or taken back by whoever left it, and by nobody else. */
    record NotOwnNote() implements SessionRefusal {
        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** Only an operator of the line can hold its sessions. */
    record NotOperatorOfLine(EmployeeId operator) implements SessionRefusal {}

    /** Only a group of the line's operators can get its sessions. */
    record NotGroupOfLine(GroupId group) implements SessionRefusal {}

    /** The organisation gives sessions to operators who are online, and to no others. */
    record OperatorOffline(EmployeeId operator) implements SessionRefusal {}

    /**
     * The conversation has an open session.
     *
     * @param operator who holds it, if anybody does
     * @param session which; absent where whoever asked may not see it
     */
    record ConversationOpen(
            @Nullable EmployeeId operator, @Nullable SessionId session) implements SessionRefusal {}

    /** The session's account is linked to another item; one has to be unlinked first. */
    record AccountLinked(ItemId item) implements SessionRefusal {}

    /** Operators act while they are online. */
    record Offline() implements SessionRefusal {}

    /** The session is over. */
    record SessionClosed() implements SessionRefusal {}

    /** The line takes no new sessions. */
    record LineRetired() implements SessionRefusal {}
}
