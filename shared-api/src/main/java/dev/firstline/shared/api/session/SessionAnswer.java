package dev.firstline.shared.api.session;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision on a session answers, from the decision itself. */
public sealed interface SessionAnswer {

    /**
     * How the session stands after the decision.
     *
     * @param group the operator group it is or was last addressed to; absent: all operators of the line
     * @param operator who holds it, or held it last
     * @param version the length of its stream
     */
    record Now(
            SessionId session,
            LineId line,
            SessionStatus status,
            Priority priority,
            @Nullable GroupId group,
            @Nullable EmployeeId operator,
            @Nullable Instant claimedAt,
            long version)
            implements SessionAnswer {}

    /** How a claim ended. */
    sealed interface Claim extends SessionAnswer {

        /** The claimant holds the session. */
        record Won(Now now) implements Claim {}

        /**
         * Another was faster.
         *
         * @param operator who holds the session
         * @param claimedAt since when
         * @param attemptedAt when the claimant first came too late for this holder
         */
        record Lost(EmployeeId operator, Instant claimedAt, Instant attemptedAt) implements Claim {}
    }

    /** What a client has read that he had not before. */
    record ReadByClient(Instant at, List<ReadUpTo> sessions) implements SessionAnswer {
        public ReadByClient {
            sessions = List.copyOf(sessions);
        }
    }

    /** The last reply of a session that its client has read. */
    record ReadUpTo(SessionId session, long seq) {}

    /** A session is linked to an item, now or since before. */
    record Linked(LinkId link) implements SessionAnswer {}

    /** A message is kept, now or since it came the first time. */
    record MessageTaken(SessionId session, MessageId message, long seq) implements SessionAnswer {}
}
