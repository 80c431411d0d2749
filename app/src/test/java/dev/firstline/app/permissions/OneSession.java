package dev.firstline.app.permissions;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.SessionStanding;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A session of the organisation, in the state it was brought to.
 *
 * @param group the queue it stands or last stood in; none: that of all operators
 * @param operator who holds it or held it last
 * @param clientName what its client is called, and nobody else
 * @param words what was written in it, and nowhere else
 * @param later the next session of its conversation
 */
record OneSession(
        SessionId id,
        OneLine line,
        State state,
        @Nullable GroupId group,
        @Nullable EmployeeId operator,
        EmployeeId client,
        String clientName,
        String words,
        @Nullable OneSession later) {

    /** How a session was brought to where it is. */
    enum State {
        QUEUED_TO_ALL(SessionStatus.QUEUED),
        QUEUED_TO_GROUP(SessionStatus.QUEUED),
        RETURNED_TO_GROUP(SessionStatus.QUEUED),
        ASSIGNED(SessionStatus.ASSIGNED),
        ASSIGNED_FROM_GROUP(SessionStatus.ASSIGNED),
        CLOSED(SessionStatus.CLOSED),
        CLOSED_FROM_QUEUE(SessionStatus.CLOSED),
        /** Closed, and followed by another of the same conversation that waits for all. */
        EARLIER(SessionStatus.CLOSED);

        final SessionStatus status;

        State(SessionStatus status) {
            this.status = status;
        }
    }

    /** The same after somebody moved it on. */
    OneSession become(State newState, EmployeeId newOperator) {
        return new OneSession(id, line, newState, group, newOperator, client, clientName, words, later);
    }

    SessionStanding standingOf(Person person) {
        return new SessionStanding(
                state.status,
                line.partsOf(person),
                group == null || person.isIn(group),
                person.id().equals(operator));
    }

    /** Whether the table lets somebody read it, by itself or as an earlier one of a conversation he may read. */
    boolean mayRead(Person person) {
        return Permission.READ.allows(standingOf(person)) || (later != null && later.mayRead(person));
    }

    boolean mayKnow(Person person) {
        return Permission.READ_WITHOUT_CONTENT.allows(standingOf(person)) || mayRead(person);
    }

    /** Whether he lost sight of it to whoever claimed it: the one who comes too late is told who won. */
    boolean wasLostBy(Person person) {
        return operator != null
                && state.status != SessionStatus.QUEUED
                && !mayKnow(person)
                && line.partsOf(person).contains(Permission.Part.OPERATOR)
                && (group == null || person.isIn(group));
    }

    @Override
    public String toString() {
        return line + ", " + state;
    }
}
