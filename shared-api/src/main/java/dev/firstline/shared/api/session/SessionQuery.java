package dev.firstline.shared.api.session;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about sessions; each answer holds only what the viewer may see now. */
public sealed interface SessionQuery {

    /** Which list. */
    enum SessionList {
        QUEUE,
        MINE,
        ACTIVE,
        CLOSED,
        SPAM
    }

    /** In which order a list is, where there is a choice. */
    enum Sort {
        /** Newest activity first. */
        ACTIVITY,
        /** Those whose operator is not there, then those that wait, then the others; in each of them the longest open first. */
        WAITING
    }

    /**
     * The sessions of a list. Answers a page of {@link SessionView.Row}.
     *
     * @param search words, of which each begins one in the session's title, its client's name or one of its messages, all in the same
     * @param sort only ACTIVE is there in more than one; the QUEUE is by priority and waiting time, the others newest activity first
     */
    record ListSessions(
            Viewer viewer,
            SessionList list,
            @Nullable LineId line,
            @Nullable String search,
            Sort sort,
            PageRequest page)
            implements SessionQuery {}

    /** How much waits for the viewer? Answers {@link SessionView.Counters}. */
    record CountSessions(Viewer viewer) implements SessionQuery {}

    /** The same for many at once, with as many statements as for one. Answers {@link SessionView.CountersOfMany}. */
    record CountSessionsOfMany(Set<Viewer> viewers) implements SessionQuery {
        public CountSessionsOfMany {
            viewers = Set.copyOf(viewers);
        }
    }

    /**
     * How do the lines do that the viewer supervises? Answers {@link SessionView.Board}.
     *
     * @param since when the day began of which the closed sessions are counted
     */
    record ShowBoard(Viewer viewer, Instant since) implements SessionQuery {}

    /**
     * How did claims on the line go between two moments? Answers an {@code Optional} of {@link SessionView.Fairness}; refused for whoever
     * sees the line but does not supervise it.
     *
     * @param from what happened at it counts; none: from the beginning
     * @param to what happened at it counts no more; none: until now
     */
    record MeasureFairness(
            Viewer viewer,
            LineId line,
            @Nullable Instant from,
            @Nullable Instant to) implements SessionQuery {}

    /** One session. Answers an {@code Optional} of {@link SessionView.One}. */
    record FindSession(Viewer viewer, SessionId session) implements SessionQuery {}

    /**
     * A session as a decision left it: who holds it from the decision, what it is about from the lists. Answers an {@code Optional} of
     * {@link SessionView.One}, empty while the lists do not know the session yet.
     */
    record DescribeDecision(Viewer viewer, SessionAnswer.Now now) implements SessionQuery {}

    /**
     * To whom can the session go? Answers an {@code Optional} of {@link SessionView.Candidates}; for those who may assign it, and for its
     * holder. Refused for others who see it.
     */
    record ListCandidates(Viewer viewer, SessionId session) implements SessionQuery {}

    /**
     * Whom can a note in the session mention? Answers an {@code Optional} of a list of {@code Reference}: those who may leave notes there,
     * the viewer aside, whose names contain the text, the first 50 by name. Refused for others than these.
     */
    record ListMentionable(
            Viewer viewer, SessionId session, @Nullable String search) implements SessionQuery {}

    /**
     * With whom can an operator of the line begin a session? Answers an {@code Optional} of a list of {@code Reference}: those whose names contain the text, the first
     * 50 by name. Operators of the line only.
     */
    record ListClients(Viewer viewer, LineId line, @Nullable String search) implements SessionQuery {}

    /** The session's conversation, newest first, earlier sessions included. Answers an {@code Optional} of a page of {@link SessionView.Message}. */
    record ReadThread(Viewer viewer, SessionId session, PageRequest page) implements SessionQuery {}

    /** What the session is linked to, and can be. Answers an {@code Optional} of {@link SessionView.Links}. */
    record FindLinks(Viewer viewer, SessionId session) implements SessionQuery {}

    /** The sessions linked to an item, newest activity first; whoever asks sees to it that the viewer may read the item. Answers a page of {@link SessionView.Row}. */
    record ListSessionsOfItem(Viewer viewer, ItemId item, PageRequest page) implements SessionQuery {}

    /** The session's ledger, oldest first. Answers an {@code Optional} of a list of {@link SessionView.LedgerEntry}. */
    record ReadLedger(Viewer viewer, SessionId session) implements SessionQuery {}

    /** The lines the viewer may write to, or has written to, with his last message. Answers a list of {@link SessionView.MyLine}. */
    record ListMyLines(Viewer viewer) implements SessionQuery {}

    /** The viewer's own conversation with a line, newest first. Answers an {@code Optional} of a page of {@link SessionView.MyMessage}. */
    record ReadMyThread(Viewer viewer, LineId line, PageRequest page) implements SessionQuery {}

    /** The open session of the viewer's own conversation with a line. Answers an {@code Optional} of {@link SessionId}. */
    record FindMyOpenSession(Viewer viewer, LineId line) implements SessionQuery {}

    /**
     * Who hears of what goes on in a session and is kept nowhere? Answers an {@code Optional} of {@link SessionView.Watched}. Not for a
     * viewer: it is not cut to anybody's rights.
     */
    record FindWatched(SessionId session, EmployeeId by) implements SessionQuery {}

    /** What is the viewer on which lines? Answers {@link SessionView.LineParts}. */
    record FindLineParts(Viewer viewer) implements SessionQuery {}

    /**
     * What changed after a position, for whoever passes it on to those who may see it? Answers {@link SessionView.Changes}. Not for a
     * viewer: it is not cut to anybody's rights.
     *
     * @param after a position answered before
     * @param limit how many sessions and how many messages at most
     */
    record FollowSessions(long after, int limit) implements SessionQuery {}
}
