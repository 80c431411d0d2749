package dev.firstline.shared.api.session;

import dev.firstline.shared.api.line.LineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a session, or the desk it belongs to, can be asked to do. */
public sealed interface SessionCommand {

    /** The longest text of a message, in characters (UTF-16 units). */
    int MAX_TEXT_LENGTH = 20_000;

    /**
     * An internal client writes to a line: his open session gets the message, or a new session is opened with it. The same
     * message again changes nothing. Answers {@link SessionAnswer.MessageTaken}.
     */
    record WriteToLine(LineId line, MessageId message, String text) implements SessionCommand {}

    /** An operator takes a queued session for himself; answers {@link SessionAnswer.Claim}, a loss included. */
    record ClaimSession(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /**
     * An operator takes the session that matters most and waits longest, of one line or of all he answers on. Answers
     * {@link SessionAnswer.Claim.Won}, or {@code null} where nothing waits for him.
     */
    record TakeNextSession(@Nullable LineId line) implements SessionCommand {}

    /** The holder writes to the client; answers {@link SessionAnswer.MessageTaken}. */
    record ReplyToClient(@TargetAggregateIdentifier SessionId session, MessageId message, String text)
            implements SessionCommand {}

    /** Somebody of the staff leaves a note the client never sees; answers {@link SessionAnswer.MessageTaken}. */
    record AddNote(@TargetAggregateIdentifier SessionId session, MessageId message, String text)
            implements SessionCommand {}

    /** Puts a session back into the queue it last stood in; answers {@link SessionAnswer.Now}. */
    record ReturnToQueue(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /** Addresses a session to all operators whose group is no longer one of the line's; changes nothing where it still is. */
    record ReaddressSession(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /** Ends a session; answers {@link SessionAnswer.Now}. */
    record CloseSession(
            @TargetAggregateIdentifier SessionId session,
            @Nullable String reason) implements SessionCommand {}

    /** Moves the caller's read mark forward, never back. A row, not an event. */
    record MarkRead(SessionId session, long seq) implements SessionCommand {}
}
