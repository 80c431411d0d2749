package dev.firstline.shared.api.session;

import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a session, or the desk it belongs to, can be asked to do. */
public sealed interface SessionCommand {

    /** The longest text of a message, in characters (UTF-16 units). */
    int MAX_TEXT_LENGTH = 20_000;

    /** How many files a message can take along. */
    int MAX_FILES = 10;

    /** How many people a note can mention. */
    int MAX_MENTIONS = 20;

    /**
     * An internal client writes to a line: his open session gets the message, or a new session is opened with it. The same
     * message again changes nothing. Answers {@link SessionAnswer.MessageTaken}.
     *
     * @param text may be blank where there are files
     * @param files those he uploaded and nobody sent yet
     */
    record WriteToLine(LineId line, MessageId message, String text, List<FileId> files) implements SessionCommand {

        public WriteToLine {
            files = List.copyOf(files);
        }

        /** A message without files. */
        public WriteToLine(LineId line, MessageId message, String text) {
            this(line, message, text, List.of());
        }
    }

    /** An operator takes a queued session for himself; answers {@link SessionAnswer.Claim}, a loss included. */
    record ClaimSession(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /**
     * An operator takes the session that matters most and waits longest, of one line or of all he answers on. Answers
     * {@link SessionAnswer.Claim.Won}, or {@code null} where nothing waits for him.
     */
    record TakeNextSession(@Nullable LineId line) implements SessionCommand {}

    /** The holder writes to the client; the text may be blank where there are files he uploaded. Answers {@link SessionAnswer.MessageTaken}. */
    record ReplyToClient(
            @TargetAggregateIdentifier SessionId session, MessageId message, String text, List<FileId> files)
            implements SessionCommand {

        public ReplyToClient {
            files = List.copyOf(files);
        }

        /** A reply without files. */
        public ReplyToClient(SessionId session, MessageId message, String text) {
            this(session, message, text, List.of());
        }
    }

    /**
     * Somebody of the staff leaves a note the client never sees; the text may be blank where there are files he uploaded. Answers
     * {@link SessionAnswer.MessageTaken}.
     *
     * @param mentions whose attention it asks for: people who may leave notes there themselves
     */
    record AddNote(
            @TargetAggregateIdentifier SessionId session,
            MessageId message,
            String text,
            List<FileId> files,
            List<EmployeeId> mentions)
            implements SessionCommand {

        public AddNote {
            files = List.copyOf(files);
            mentions = List.copyOf(mentions);
        }

        /** A note that mentions nobody. */
        public AddNote(SessionId session, MessageId message, String text, List<FileId> files) {
            this(session, message, text, files, List.of());
        }

        /** A note without files that mentions nobody. */
        public AddNote(SessionId session, MessageId message, String text) {
            this(session, message, text, List.of());
        }
    }

    /** Puts a note of the caller's into other words; it mentions whom it is said to mention now, and keeps its files. */
    record EditNote(
            @TargetAggregateIdentifier SessionId session, MessageId message, String text, List<EmployeeId> mentions)
            implements SessionCommand {

        public EditNote {
            mentions = List.copyOf(mentions);
        }
    }

    /** Takes a note of the caller's back, with its files; changes nothing where he did so before. */
    record DeleteNote(@TargetAggregateIdentifier SessionId session, MessageId message) implements SessionCommand {}

    /** Puts a session back into the queue it last stood in; answers {@link SessionAnswer.Now}. */
    record ReturnToQueue(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /** A supervisor gives a session to an operator of the line, himself included, or to one of its groups; answers {@link SessionAnswer.Now}. */
    record AssignSession(@TargetAggregateIdentifier SessionId session, Destination to) implements SessionCommand {}

    /** The holder hands a session to another operator of the line, or to one of its groups; answers {@link SessionAnswer.Now}. */
    record TransferSession(@TargetAggregateIdentifier SessionId session, Destination to) implements SessionCommand {}

    /** Puts a session aside as spam; answers {@link SessionAnswer.Now}. */
    record MarkAsSpam(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /** Puts a session back to where it was before it was taken for spam, or into its queue if its operator is gone; answers {@link SessionAnswer.Now}. */
    record UnmarkAsSpam(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /** Says how much a session matters; answers {@link SessionAnswer.Now}. */
    record ChangePriority(@TargetAggregateIdentifier SessionId session, Priority priority) implements SessionCommand {}

    /** Gives a session a title of 1 to 255 characters, or with none the one every session has; answers {@link SessionAnswer.Now}. */
    record RenameSession(
            @TargetAggregateIdentifier SessionId session,
            @Nullable String title) implements SessionCommand {}

    /**
     * An operator begins a session with an internal client of a line, and holds it. Refused where the client's conversation has an open one. Answers {@link SessionAnswer.Now}.
     *
     * @param text what he says first; none, and no files: nothing yet
     * @param files those he uploaded and nobody sent yet
     */
    record OpenSession(
            SessionId session,
            LineId line,
            EmployeeId client,
            @Nullable MessageId message,
            @Nullable String text,
            List<FileId> files)
            implements SessionCommand {

        public OpenSession {
            files = List.copyOf(files);
        }

        /** A session that begins without files. */
        public OpenSession(
                SessionId session, LineId line, EmployeeId client, @Nullable MessageId message, @Nullable String text) {
            this(session, line, client, message, text, List.of());
        }
    }

    /** Where a session can go. */
    sealed interface Destination {

        /** To one operator: he holds it. */
        record Operator(EmployeeId operator) implements Destination {}

        /** To a group of operators: it waits in their queue. */
        record Group(GroupId group) implements Destination {}
    }
    /** Addresses a session to all operators whose group is no longer one of the line's; changes nothing where it still is. */
    record ReaddressSession(@TargetAggregateIdentifier SessionId session) implements SessionCommand {}

    /** Ends a session; answers {@link SessionAnswer.Now}. */
    record CloseSession(
            @TargetAggregateIdentifier SessionId session,
            @Nullable String reason) implements SessionCommand {}

    /**
     * The internal client has read his conversation with a line up to a message. A mark never moves back. A row, not an event. Answers
     * {@link SessionAnswer.ReadByClient}.
     */
    record MarkOwnRead(LineId line, MessageId message) implements SessionCommand {}

    /**
     * Links a session to an item of one of its line's applications; to one item for its account, to several for requests. Linking what is linked changes nothing. Answers
     * {@link SessionAnswer.Linked}.
     */
    record LinkItem(
            @TargetAggregateIdentifier SessionId session,
            LinkId link,
            ApplicationId application,
            ItemId item,
            LinkPurpose purpose)
            implements SessionCommand {}

    /** Takes a link off a session; changes nothing where there is no such link. */
    record UnlinkItem(@TargetAggregateIdentifier SessionId session, LinkId link) implements SessionCommand {}

    /** Moves the caller's read mark forward, never back. A row, not an event. */
    record MarkRead(SessionId session, long seq) implements SessionCommand {}
}
