package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Personal;
import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened in a session. */
public sealed interface SessionEvent {

    SessionId session();

    /**
     * A client's first message opened a session; it waits for whom it is addressed to.
     *
     * @param lineVersion the version of the line's settings the routing rested on
     * @param addressedTo the operator group it waits for; absent: all operators of the line
     */
    @StoredAs("session.SessionOpened")
    record SessionOpened(
            SessionId session,
            LineId line,
            long lineVersion,
            ConversationId conversation,
            ChannelId channel,
            ClientId client,
            @Personal(subject = "client") String clientName,
            @Nullable GroupId addressedTo)
            implements SessionEvent {}

    /** The client wrote. */
    @StoredAs("session.ClientMessageReceived")
    record ClientMessageReceived(
            SessionId session,
            ConversationId conversation,
            MessageId message,
            ClientId client,
            @Personal(subject = "client") String text)
            implements SessionEvent {}

    /**
     * An operator took the session; he holds it from now on.
     *
     * @param lineVersion the version of the line's settings the right to claim rested on
     * @param addressedTo the queue it was claimed from; absent: that of all operators of the line
     */
    @StoredAs("session.SessionClaimed")
    record SessionClaimed(
            SessionId session,
            LineId line,
            EmployeeId operator,
            long lineVersion,
            @Nullable GroupId addressedTo) implements SessionEvent {}

    /** An operator came too late: another held the session already. Kept once for each operator and holder. */
    @StoredAs("session.ClaimRefused")
    record ClaimRefused(SessionId session, EmployeeId operator, EmployeeId holder, Instant claimedAt)
            implements SessionEvent {}

    /** The holder wrote to the client. */
    @StoredAs("session.ReplySent")
    record ReplySent(
            SessionId session,
            ConversationId conversation,
            MessageId message,
            EmployeeId author,
            ClientId client,
            @Personal(subject = "client") String text)
            implements SessionEvent {}

    /** Somebody of the staff left a note; it is about the client, so it is kept under his key. */
    @StoredAs("session.NoteAdded")
    record NoteAdded(
            SessionId session,
            ConversationId conversation,
            MessageId message,
            EmployeeId author,
            ClientId client,
            @Personal(subject = "client") String text)
            implements SessionEvent {}

    /** The session went back into the queue it last stood in. */
    @StoredAs("session.SessionReturned")
    record SessionReturned(SessionId session, EmployeeId operator, ReturnReason reason) implements SessionEvent {}

    /**
     * The session is addressed to all operators of the line from now on, whoever holds it.
     *
     * @param from the group it was addressed to, which answers on the line no longer
     * @param lineVersion the version of the line's settings this rested on
     */
    @StoredAs("session.SessionReaddressed")
    record SessionReaddressed(SessionId session, GroupId from, long lineVersion) implements SessionEvent {}

    /** The session is over; {@code operator} held it last, if anybody did. */
    @StoredAs("session.SessionClosed")
    record SessionClosed(
            SessionId session,
            ConversationId conversation,
            ClientId client,
            @Nullable EmployeeId operator,
            @Personal(subject = "client") @Nullable String reason)
            implements SessionEvent {}

    /** Why a session went back into the queue. */
    enum ReturnReason {
        /** Its holder gave it back. */
        BY_HOLDER,
        /** A supervisor took it from its holder. */
        BY_SUPERVISOR,
        /** Its holder may no longer answer on the line. */
        LEFT_LINE
    }
}
