package dev.firstline.app.routing;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.GivenBy;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.NoteAdded;
import dev.firstline.shared.api.session.SessionEvent.NoteDeleted;
import dev.firstline.shared.api.session.SessionEvent.NoteEdited;
import dev.firstline.shared.api.session.SessionEvent.PriorityChanged;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionEvent.SessionRenamed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionEvent.UnmarkedAsSpam;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a session's life, written a second time: replayed over what the store holds, it finds each step that should not have
 * been possible.
 */
final class SessionModel {

    private final SessionId id;
    private @Nullable ConversationId conversation;
    private @Nullable LineId line;
    private @Nullable Instant openedAt;
    private @Nullable SessionStatus status;
    private @Nullable GroupId group;
    private @Nullable EmployeeId operator;
    private boolean heldBeforeSpam;
    private Priority priority = Priority.NONE;
    private long version;
    private final Set<String> refused = new HashSet<>();
    private final List<MessageTaken> messages = new ArrayList<>();
    private final List<MessageId> clientMessages = new ArrayList<>();
    private final Map<MessageId, EmployeeId> notes = new HashMap<>();
    private int holdings;

    private SessionModel(SessionId id) {
        this.id = id;
    }

    static SessionModel replay(SessionId id, List<? extends DomainEventMessage<?>> events) {
        var model = new SessionModel(id);
        for (DomainEventMessage<?> event : events) {
            model.check(event.getSequenceNumber() == model.version, "gap", event);
            model.step(event, Actor.parse((String) event.getMetaData().get(Actor.METADATA_KEY)));
            model.version++;
        }
        return model;
    }

    private void step(DomainEventMessage<?> message, Actor actor) {
        var event = (SessionEvent) message.getPayload();
        check((status == null) == (event instanceof SessionOpened), "opened once and first", message);
        check(event.session().equals(id), "another's", message);
        if (event instanceof SessionOpened opened) {
            conversation = opened.conversation();
            line = opened.line();
            openedAt = message.getTimestamp();
            group = opened.addressedTo();
            status = SessionStatus.QUEUED;
        } else if (event instanceof ClientMessageReceived received) {
            check(status != SessionStatus.CLOSED, "closed", message);
            clientMessages.add(received.message());
            say(received.message(), received.conversation(), message);
        } else if (event instanceof SessionClaimed claimed) {
            check(status == SessionStatus.QUEUED, "claimed though not queued", message);
            check(claimed.operator().equals(employee(actor)), "claimed for another", message);
            check(Objects.equals(claimed.addressedTo(), group), "claimed from another queue", message);
            hold(claimed.operator());
        } else if (event instanceof ClaimRefused refusal) {
            check(status == SessionStatus.ASSIGNED, "refused though free", message);
            check(refusal.holder().equals(operator), "lost to who does not hold it", message);
            check(!refusal.operator().equals(operator), "lost to himself", message);
            check(refused.add(refusal.operator() + "@" + holdings), "the same loss twice", message);
        } else if (event instanceof SessionAssigned assigned) {
            check(status == SessionStatus.QUEUED || status == SessionStatus.ASSIGNED, "given away", message);
            check(Objects.equals(assigned.from(), holder()), "taken from who does not hold it", message);
            check(!assigned.operator().equals(holder()), "given to who has it", message);
            check(assigned.by() != GivenBy.HOLDER || employee(actor).equals(holder()), "handed on by another", message);
            check(assigned.by() != GivenBy.OPENER || version == 1, "opened late", message);
            hold(assigned.operator());
        } else if (event instanceof SessionMovedToGroup moved) {
            check(status == SessionStatus.QUEUED || status == SessionStatus.ASSIGNED, "moved", message);
            check(Objects.equals(moved.from(), holder()), "taken from who does not hold it", message);
            check(moved.by() != GivenBy.HOLDER || employee(actor).equals(holder()), "handed on by another", message);
            status = SessionStatus.QUEUED;
            group = moved.group();
        } else if (event instanceof SessionReturned returned) {
            check(status == SessionStatus.ASSIGNED, "returned though not held", message);
            check(returned.operator().equals(operator), "returned from another", message);
            status = SessionStatus.QUEUED;
        } else if (event instanceof ReplySent reply) {
            check(status == SessionStatus.ASSIGNED, "answered though not held", message);
            check(reply.author().equals(operator), "answered by who does not hold it", message);
            say(reply.message(), reply.conversation(), message);
        } else if (event instanceof NoteAdded note) {
            say(note.message(), note.conversation(), message);
            notes.put(note.message(), note.author());
        } else if (event instanceof NoteEdited edited) {
            check(employee(actor).equals(notes.get(edited.message())), "no note of his", message);
        } else if (event instanceof NoteDeleted deleted) {
            check(employee(actor).equals(notes.remove(deleted.message())), "no note of his", message);
        } else if (event instanceof PriorityChanged changed) {
            check(status != SessionStatus.CLOSED, "closed", message);
            check(changed.priority() != priority, "no change", message);
            priority = changed.priority();
        } else if (event instanceof SessionRenamed) {
            check(status != SessionStatus.CLOSED, "closed", message);
        } else if (event instanceof SessionReaddressed readdressed) {
            check(status != SessionStatus.CLOSED, "closed", message);
            check(readdressed.from().equals(group), "was for another group", message);
            group = null;
        } else if (event instanceof MarkedAsSpam marked) {
            check(status == SessionStatus.QUEUED || status == SessionStatus.ASSIGNED, "spam", message);
            check(Objects.equals(marked.operator(), holder()), "held by another", message);
            heldBeforeSpam = marked.operator() != null;
            status = SessionStatus.SPAM;
        } else if (event instanceof UnmarkedAsSpam unmarked) {
            check(status == SessionStatus.SPAM, "no spam", message);
            check(unmarked.operator() == null || heldBeforeSpam, "held again by who did not", message);
            check(unmarked.operator() == null || unmarked.operator().equals(operator), "held by another", message);
            status = unmarked.operator() == null ? SessionStatus.QUEUED : SessionStatus.ASSIGNED;
        } else if (event instanceof SessionClosed) {
            check(status != SessionStatus.CLOSED, "closed twice", message);
            status = SessionStatus.CLOSED;
        } else {
            check(false, "the model knows no such step", message);
        }
    }

    private void say(MessageId said, ConversationId in, DomainEventMessage<?> event) {
        check(in.equals(conversation), "said in another conversation", event);
        messages.add(new MessageTaken(id, said, version + 1));
    }

    private void hold(EmployeeId newOperator) {
        status = SessionStatus.ASSIGNED;
        operator = newOperator;
        holdings++;
    }

    private @Nullable EmployeeId holder() {
        return status == SessionStatus.ASSIGNED ? operator : null;
    }

    private static EmployeeId employee(Actor actor) {
        return ((Actor.Employee) actor).id();
    }

    private void check(boolean legal, String otherwise, DomainEventMessage<?> event) {
        assertThat(legal)
                .as("%s: %s at %d: %s while %s by %s", id, otherwise, version, event.getPayload(), status, operator)
                .isTrue();
    }

    SessionId id() {
        return id;
    }

    ConversationId conversation() {
        return Objects.requireNonNull(conversation);
    }

    Instant openedAt() {
        return Objects.requireNonNull(openedAt);
    }

    boolean isClosed() {
        return status == SessionStatus.CLOSED;
    }

    /** What the client wrote, in the order it was kept. */
    List<MessageId> clientMessages() {
        return List.copyOf(clientMessages);
    }

    /** Demands that it holds what somebody was told is kept, there where he was told it is, each once and nothing else. */
    void holdsJust(Collection<MessageTaken> answered) {
        assertThat(messages)
                .as("what was said in %s, and what was answered", id)
                .isEqualTo(answered.stream()
                        .sorted(comparingLong(MessageTaken::seq))
                        .toList());
    }

    /** The guard row of who holds it, as {@code session_held} has to have it; none where nobody does. */
    Optional<String> held() {
        return Optional.ofNullable(holder()).map(holder -> id + " " + line + " " + holder);
    }

    /** The guard row of the group it is for, as {@code session_addressed} has to have it; none where it is for all, or over. */
    Optional<String> addressed() {
        return Optional.ofNullable(group).filter(one -> !isClosed()).map(one -> id + " " + line + " " + one);
    }

    int lostClaims() {
        return refused.size();
    }

    /** How its row has to read. */
    String row() {
        return String.join(
                " ",
                id.toString(),
                String.valueOf(status),
                String.valueOf(operator),
                String.valueOf(group),
                String.valueOf(priority.ordinal()),
                Long.toString(version));
    }
}
