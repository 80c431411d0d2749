package dev.firstline.shared.api.session;

import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.SessionStanding;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationView;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is answered about sessions. */
public sealed interface SessionView {

    /**
     * A session as it stands in a list.
     *
     * @param title the one it was given; absent: client and date, put into words by whoever shows it
     * @param client absent, as is the preview, where the viewer may not see the content
     * @param group the operator group it is or was last addressed to; absent: all operators of the line
     * @param found what is said around the words that were searched for, as plain text; only where a message has them
     * @param unread client messages after the viewer's read mark; only for its holder and the line's supervisors
     * @param vanished true where its operator is not there; absent otherwise, and for whoever may not know who is
     * @param version the length of the session's stream; an update with a smaller one is older
     */
    record Row(
            SessionId id,
            Reference line,
            @Nullable String title,
            SessionStatus status,
            Priority priority,
            @Nullable Client client,
            Channel channel,
            @Nullable Reference operator,
            @Nullable Reference group,
            Instant openedAt,
            Instant lastMessageAt,
            @Nullable String preview,
            @Nullable String found,
            @Nullable Integer unread,
            @Nullable Boolean vanished,
            long version)
            implements SessionView {

        /** The row with a title, or without. */
        public Row withTitle(@Nullable String words) {
            return with(words, client, preview, found, unread, vanished);
        }

        /** The row of a session that was found by what is said in it. */
        public Row withFound(@Nullable String words) {
            return with(title, client, preview, words, unread, vanished);
        }

        /** The row as whoever may know of the session but not of what is said in it sees it. */
        public Row withoutContent() {
            return with(null, null, null, null, null, null);
        }

        /**
         * The row for a viewer: how much is unread is for its holder, and for those who supervise the line; who is there is not for
         * everybody.
         */
        public Row forViewer(Viewer viewer, LineParts parts, boolean supervises) {
            var holds =
                    operator != null && operator.id().equals(viewer.employee().toString());
            var knowsWhoIsThere = parts.allow(Permission.SEE_PRESENCE, LineId.of(line.id()));
            return with(
                    title,
                    client,
                    preview,
                    found,
                    holds || supervises ? unread : null,
                    knowsWhoIsThere ? vanished : null);
        }

        private Row with(
                @Nullable String newTitle,
                @Nullable Client newClient,
                @Nullable String newPreview,
                @Nullable String newFound,
                @Nullable Integer newUnread,
                @Nullable Boolean newVanished) {
            return new Row(
                    id,
                    line,
                    newTitle,
                    status,
                    priority,
                    newClient,
                    channel,
                    operator,
                    group,
                    openedAt,
                    lastMessageAt,
                    newPreview,
                    newFound,
                    newUnread,
                    newVanished,
                    version);
        }
    }

    /** A client as he stands in a row; {@code card} is who he is to the line, where a session of his was linked to an item. */
    record Client(String id, String name, @Nullable Card card) {}

    /** The item a client's account is linked to. */
    record Card(ApplicationId application, ItemId item, String title) {}

    /**
     * What a session is linked to, and can be.
     *
     * @param account who the client is in his messenger
     * @param applications those the line links to
     */
    record Links(
            ApplicationView.Account account, String clientName, List<LineApplication> applications, List<Link> items)
            implements SessionView {
        public Links {
            applications = List.copyOf(applications);
            items = List.copyOf(items);
        }
    }

    /** An application its line's sessions can be linked to items of. */
    record LineApplication(ApplicationId id, String name, LinkPurpose purpose) {}

    /** A link; the item by its title. */
    record Link(
            LinkId id,
            Reference application,
            LinkedItem item,
            LinkPurpose purpose,
            Instant at,
            @Nullable Reference by) {}

    /** The item of a link. */
    record LinkedItem(ItemId id, String title) {}

    /** A channel as it stands in a row. */
    record Channel(String id, String type, String name) {}

    /**
     * A session by itself, with what the viewer may do with it now, presence aside.
     *
     * @param conversation absent where the viewer may not see the content: it follows from the client
     * @param readSeq up to where the viewer has read; 0: nothing
     */
    record One(
            Row row,
            @Nullable ConversationId conversation,
            @Nullable Instant claimedAt,
            @Nullable Instant closedAt,
            Set<Act> may,
            long readSeq)
            implements SessionView {
        public One {
            may = Set.copyOf(may);
        }
    }

    /** What one can do with a session. */
    enum Act {
        CLAIM,
        REPLY,
        NOTE,
        ASSIGN,
        TRANSFER,
        PRIORITIZE,
        RENAME,
        LINK_ITEMS,
        MARK_SPAM,
        UNMARK_SPAM,
        RETURN,
        CLOSE
    }

    /** What kind of entry a thread's message is. */
    enum Kind {
        CLIENT,
        REPLY,
        NOTE,
        /** Says who claimed, returned or closed; has event and facts instead of a text. */
        SYSTEM
    }

    /**
     * An entry of a conversation's thread.
     *
     * @param mentions whose attention a note asks for; absent: nobody's
     * @param editedAt when a note was last put into other words
     * @param delivery how far a reply has come
     * @param deleted true where a note was taken back, and its text and files with it; absent else
     */
    record Message(
            MessageId messageId,
            SessionId sessionId,
            long seq,
            Instant at,
            Kind kind,
            Author author,
            @Nullable String text,
            @Nullable String event,
            @Nullable Map<String, Object> facts,
            List<FileView.Summary> files,
            @Nullable List<Reference> mentions,
            @Nullable Instant editedAt,
            @Nullable Boolean deleted,
            @Nullable Delivery delivery)
            implements SessionView {
        public Message {
            files = List.copyOf(files);
            mentions = mentions == null || mentions.isEmpty() ? null : List.copyOf(mentions);
        }
    }

    /** How far a reply has come, and since when. */
    record Delivery(DeliveryState state, Instant at) {}

    /** How far a reply can come. */
    enum DeliveryState {
        /** It is kept, and the client can read it. */
        SENT,
        /** The client has read it. */
        READ
    }

    /** Who wrote; the client has no employee's id, Firstline itself neither. */
    record Author(@Nullable String id, String name) {}

    /** An entry of a session's ledger; {@code event} is the stored name. */
    record LedgerEntry(Instant at, Author actor, String event, Map<String, Object> facts) implements SessionView {}

    /** To whom a session can go: the line's operators and their groups, by name. */
    record Candidates(List<CandidateOperator> operators, List<CandidateGroup> groups) implements SessionView {
        public Candidates {
            operators = List.copyOf(operators);
            groups = List.copyOf(groups);
        }
    }

    /** An operator a session can go to; {@code load} counts the sessions of the line he holds: those of others are not for all to count. */
    record CandidateOperator(EmployeeId id, String name, PresenceStatus presence, int load) implements SessionView {}

    /** A group a session can go to; {@code online} counts its operators who are there. */
    record CandidateGroup(GroupId id, String name, int online) implements SessionView {}

    /**
     * How much waits for somebody.
     *
     * @param mineUnread in how many of his sessions something is unread
     * @param spam absent for whoever may list none
     * @param notifications how many he has not read
     */
    record Counters(
            int queue, int mine, int mineUnread, @Nullable Integer spam, List<LineCounter> byLine, int notifications)
            implements SessionView {
        public Counters {
            byLine = List.copyOf(byLine);
        }
    }

    /** How much waits for each of many. */
    record CountersOfMany(Map<Viewer, Counters> of) implements SessionView {
        public CountersOfMany {
            of = Map.copyOf(of);
        }
    }

    /** How much waits on one line. */
    record LineCounter(Reference line, int queue) {}

    /** The lines somebody supervises, by name. */
    record Board(List<BoardLine> lines) implements SessionView {
        public Board {
            lines = List.copyOf(lines);
        }
    }

    /**
     * How one line does.
     *
     * @param waiting how many sessions nobody holds
     * @param longestWaitSince when the oldest of them was opened
     * @param active how many are held
     * @param vanished how many of these by somebody who is not there
     * @param closedToday how many were closed since the day began
     * @param operators everybody who may answer, by name
     */
    record BoardLine(
            Reference line,
            int waiting,
            @Nullable Instant longestWaitSince,
            int active,
            int vanished,
            int closedToday,
            List<BoardOperator> operators) {
        public BoardLine {
            operators = List.copyOf(operators);
        }
    }

    /**
     * Somebody who may answer on a line.
     *
     * @param since when he came or went; absent: he never came
     * @param load how many of the line's sessions he holds
     */
    record BoardOperator(
            EmployeeId id,
            String name,
            PresenceStatus presence,
            @Nullable Instant since,
            int load) {}

    /**
     * How claims on a line went, as its ledger has it.
     *
     * <p>Each claim that was won counts as one, also where a session was claimed, given back and claimed again; it is contested if at
     * least one claim of somebody else was refused because of it. The times are those of each session's first claim alone, from when
     * it was opened: how long a client waited for somebody. What a later claim ends is no wait of the client's for a first answer,
     * and would count the time somebody held the session.
     *
     * @param contestedShare of the claims, from 0 to 1; 0 where there are none
     * @param medianSeconds from opened to first claimed, by linear interpolation; absent where no session was first claimed then
     * @param p95Seconds so long or less did 95 of 100 wait
     * @param operators everybody who won or lost, those who won most first
     */
    record Fairness(
            long claims,
            long contested,
            double contestedShare,
            @Nullable Double medianSeconds,
            @Nullable Double p95Seconds,
            List<OperatorFairness> operators)
            implements SessionView {
        public Fairness {
            operators = List.copyOf(operators);
        }
    }

    /**
     * How claims went for one operator.
     *
     * @param won how many claims
     * @param lost how many were refused because another held the session already, whether he had claimed it or was given it
     */
    record OperatorFairness(EmployeeId id, String name, long won, long lost) {}

    /** A line an internal client may write to, or has written to; {@code unread} counts the replies he has not read. */
    record MyLine(
            LineId id,
            String name,
            boolean mayWrite,
            @Nullable Instant lastMessageAt,
            @Nullable String preview,
            int unread)
            implements SessionView {}

    /** A message as an internal client sees it; the author is the operator's name or the line's, as the line says. */
    record MyMessage(
            MessageId messageId, Instant at, boolean mine, String author, String text, List<FileView.Summary> files)
            implements SessionView {
        public MyMessage {
            files = List.copyOf(files);
        }
    }

    /**
     * What somebody is on each line.
     *
     * @param everywhere on all lines alike
     * @param byLine on the lines he has a part in
     */
    record LineParts(Set<Permission.Part> everywhere, Map<LineId, Set<Permission.Part>> byLine) implements SessionView {
        public LineParts {
            everywhere = Set.copyOf(everywhere);
            byLine = Map.copyOf(byLine);
        }

        /** Whether he has a right, of those that speak of lines, on this one; not for rights that not every line gives. */
        public boolean allow(Permission permission, LineId line) {
            return permission.allows(new LineStanding(on(line), false));
        }

        /** The lines he has a part in that gives him a right of those that speak of lines. */
        public Set<LineId> linesThatAllow(Permission permission) {
            return byLine.keySet().stream()
                    .filter(line -> allow(permission, line))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** What he is on this line; empty: nothing. */
        public Set<Permission.Part> on(LineId line) {
            var parts = EnumSet.noneOf(Permission.Part.class);
            parts.addAll(everywhere);
            parts.addAll(byLine.getOrDefault(line, Set.of()));
            return parts;
        }
    }

    /**
     * What of a session decides who may see it.
     *
     * @param group the operator group it is or was last addressed to; absent: all operators of the line
     * @param operator who holds it, or held it last
     */
    record Sight(
            LineId line,
            SessionStatus status,
            @Nullable GroupId group,
            @Nullable EmployeeId operator) implements SessionView {

        /** How a viewer stands to the session. */
        public SessionStanding standingOf(Viewer viewer, LineParts parts) {
            return new SessionStanding(
                    status,
                    parts.on(line),
                    group == null || viewer.groups().contains(group),
                    viewer.employee().equals(operator));
        }
    }

    /**
     * What decides who may read what is said in a session: how it stands, and how the later ones of its conversation do.
     *
     * @param later whoever may see one of them may read the session too
     */
    record Reach(Sight sight, List<Sight> later) {
        public Reach {
            later = List.copyOf(later);
        }

        /** Whether a viewer may read what is said there. */
        public boolean isReadBy(Viewer viewer, LineParts parts) {
            return Stream.concat(Stream.of(sight), later.stream())
                    .anyMatch(each -> each.standingOf(viewer, parts).maySee());
        }
    }

    /**
     * What changed after a position, each thing once, in its newest state.
     *
     * @param position everything committed at or below it is told
     * @param next after what to ask for what changes from now on; what still comes in between the two is among that
     * @param complete whether that was all; else there was more than asked for
     * @param rights whether anybody's rights changed
     * @param signIns whose sign-ins may have ended
     */
    record Changes(
            long position,
            long next,
            boolean complete,
            List<ChangedSession> sessions,
            List<ChangedMessage> messages,
            List<ChangedPresence> presences,
            List<ChangedLine> lines,
            List<NotificationView.NewNotification> notifications,
            boolean rights,
            Set<EmployeeId> signIns)
            implements SessionView {
        public Changes {
            sessions = List.copyOf(sessions);
            messages = List.copyOf(messages);
            presences = List.copyOf(presences);
            lines = List.copyOf(lines);
            notifications = List.copyOf(notifications);
            signIns = Set.copyOf(signIns);
        }
    }

    /** A session that changed; {@code unread} in its row is the holder's. */
    record ChangedSession(Row row, Sight sight) implements SessionView {}

    /**
     * A message that is new, or other than before.
     *
     * @param changed where the event that made it so stands in all events
     * @param own how an internal client sees it; absent where he does not
     */
    record ChangedMessage(
            Message message,
            long changed,
            Reach reach,
            @Nullable OwnMessage own) implements SessionView {}

    /** A message as one internal client sees it. */
    record OwnMessage(EmployeeId client, LineId line, MyMessage message) implements SessionView {}

    /**
     * What decides who hears that somebody types in a session, or how far its replies have come.
     *
     * @param client the internal client whose conversation it is
     * @param by who types
     * @param byForClient what the client knows him as
     */
    record Watched(Reach reach, EmployeeId client, Reference by, String byForClient) implements SessionView {}

    /** An employee who came or went, with the lines he answers on. */
    record ChangedPresence(Reference employee, PresenceStatus status, Instant at, Set<LineId> operatorOf)
            implements SessionView {
        public ChangedPresence {
            operatorOf = Set.copyOf(operatorOf);
        }
    }

    /** A line whose settings changed. */
    record ChangedLine(LineId id, long version) implements SessionView {}
}
