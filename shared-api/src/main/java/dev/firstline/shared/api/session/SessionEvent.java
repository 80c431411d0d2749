package dev.firstline.shared.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstline.shared.api.Personal;
import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.util.List;
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
            @Personal(subject = "client") String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FileId> files)
            implements SessionEvent {

        @SuppressWarnings("ConstantValue") // absent where there are none
        public ClientMessageReceived {
            files = files == null ? List.of() : List.copyOf(files);
        }

        /** Without files. */
        public ClientMessageReceived(
                SessionId session, ConversationId conversation, MessageId message, ClientId client, String text) {
            this(session, conversation, message, client, text, List.of());
        }
    }

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
            @Personal(subject = "client") String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FileId> files)
            implements SessionEvent {

        @SuppressWarnings("ConstantValue") // absent where there are none
        public ReplySent {
            files = files == null ? List.of() : List.copyOf(files);
        }

        /** Without files. */
        public ReplySent(
                SessionId session,
                ConversationId conversation,
                MessageId message,
                EmployeeId author,
                ClientId client,
                String text) {
            this(session, conversation, message, author, client, text, List.of());
        }
    }

    /** Somebody of the staff left a note; it is about the client, so it is kept under his key. */
    @StoredAs("session.NoteAdded")
    record NoteAdded(
            SessionId session,
            ConversationId conversation,
            MessageId message,
            EmployeeId author,
            ClientId client,
            @Personal(subject = "client") String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FileId> files,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmployeeId> mentions)
            implements SessionEvent {

        @SuppressWarnings("ConstantValue") // absent where there are none
        public NoteAdded {
            files = files == null ? List.of() : List.copyOf(files);
            mentions = mentions == null ? List.of() : List.copyOf(mentions);
        }

        /** Without files, mentioning nobody. */
        public NoteAdded(
                SessionId session,
                ConversationId conversation,
                MessageId message,
                EmployeeId author,
                ClientId client,
                String text) {
            this(session, conversation, message, author, client, text, List.of(), List.of());
        }
    }

    /** Whoever left a note put it into other words; it mentions these from now on. */
    @StoredAs("session.NoteEdited")
    record NoteEdited(
            SessionId session,
            ConversationId conversation,
            MessageId message,
            EmployeeId author,
            ClientId client,
            @Personal(subject = "client") String text,
            List<EmployeeId> mentions)
            implements SessionEvent {

        public NoteEdited {
            mentions = List.copyOf(mentions);
        }
    }

    /** Whoever left a note took it back, with its files. */
    @StoredAs("session.NoteDeleted")
    record NoteDeleted(SessionId session, ConversationId conversation, MessageId message, EmployeeId author)
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

    /**
     * An operator was given the session; he holds it from now on.
     *
     * @param from who held it until then
     * @param lineVersion the version of the line's settings his right to hold it rested on
     */
    @StoredAs("session.SessionAssigned")
    record SessionAssigned(
            SessionId session,
            LineId line,
            EmployeeId operator,
            @Nullable EmployeeId from,
            long lineVersion,
            GivenBy by)
            implements SessionEvent {}

    /**
     * The session went into the queue of one of the line's groups.
     *
     * @param from who held it until then
     * @param lineVersion the version of the line's settings by which the group is one of the line's
     */
    @StoredAs("session.SessionMovedToGroup")
    record SessionMovedToGroup(
            SessionId session,
            LineId line,
            GroupId group,
            @Nullable EmployeeId from,
            long lineVersion,
            GivenBy by) implements SessionEvent {}

    /** The session was put aside as spam; {@code operator} held it then, if anybody did. */
    @StoredAs("session.MarkedAsSpam")
    record MarkedAsSpam(SessionId session, @Nullable EmployeeId operator) implements SessionEvent {}

    /** The session was no spam; {@code operator} holds it as before, or it waits in its queue. */
    @StoredAs("session.UnmarkedAsSpam")
    record UnmarkedAsSpam(
            SessionId session, LineId line, @Nullable EmployeeId operator) implements SessionEvent {}

    /** The session matters so much from now on. */
    @StoredAs("session.PriorityChanged")
    record PriorityChanged(SessionId session, Priority priority) implements SessionEvent {}

    /** The session got a title, or lost the one it had. */
    @StoredAs("session.SessionRenamed")
    record SessionRenamed(
            SessionId session,
            ClientId client,
            @Personal(subject = "client") @Nullable String title) implements SessionEvent {}

    /**
     * The session was linked to an item; for its account, the item is who the client is from now on.
     *
     * @param lineVersion the version of the line's settings by which the application is one of the line's
     * @param accountType the messenger's
     * @param account who the client is there
     */
    @StoredAs("session.ItemLinked")
    record ItemLinked(
            SessionId session,
            LinkId link,
            LineId line,
            long lineVersion,
            ApplicationId application,
            ItemId item,
            LinkPurpose purpose,
            ClientId client,
            String accountType,
            @Personal(subject = "client") String account)
            implements SessionEvent {}

    /** The session is no longer linked to the item. */
    @StoredAs("session.ItemUnlinked")
    record ItemUnlinked(
            SessionId session,
            LinkId link,
            ApplicationId application,
            ItemId item,
            LinkPurpose purpose,
            ClientId client)
            implements SessionEvent {}

    /** By whose word a session came to somebody. */
    enum GivenBy {
        /** A supervisor's. */
        SUPERVISOR,
        /** That of the operator who held it. */
        HOLDER,
        /** His own: he opened it. */
        OPENER
    }

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
