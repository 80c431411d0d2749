package dev.firstline.app.routing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import dev.firstline.shared.api.session.SessionEvent.ReturnReason;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

/** The model finds what must not be: a legal life of a session, made wrong in one place. */
class SessionModelTest {

    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final EmployeeId WRITER = new EmployeeId(UUID.randomUUID());
    private static final ClientId CLIENT = new ClientId(WRITER.value());
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, WRITER.toString());
    private static final EmployeeId HOLDER = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId ANOTHER = new EmployeeId(UUID.randomUUID());

    private static final Step OPENED =
            new Step(WRITER, new SessionOpened(SESSION, LINE, 1, CONVERSATION, CHANNEL, CLIENT, "Client", null));
    private static final Step FIRST = wrote("first");
    private static final Step SECOND = wrote("second");
    private static final Step CLAIMED = claimed(HOLDER);
    private static final Step REFUSED = new Step(ANOTHER, new ClaimRefused(SESSION, ANOTHER, HOLDER, Instant.EPOCH));
    private static final Step REPLIED =
            new Step(HOLDER, new ReplySent(SESSION, CONVERSATION, new MessageId("reply"), HOLDER, CLIENT, "Here"));
    private static final Step RETURNED = new Step(HOLDER, new SessionReturned(SESSION, HOLDER, ReturnReason.BY_HOLDER));
    private static final Step CLOSED = new Step(HOLDER, new SessionClosed(SESSION, CONVERSATION, CLIENT, HOLDER, null));

    private static final List<Step> LEGAL =
            List.of(OPENED, FIRST, CLAIMED, REFUSED, SECOND, REPLIED, RETURNED, claimed(ANOTHER), CLOSED);
    private static final List<MessageTaken> ANSWERED =
            List.of(taken("second", 5), taken("first", 2), taken("reply", 6));

    /** An event, and whose doing it was. */
    private record Step(EmployeeId by, SessionEvent event) {}

    private static Step wrote(String message) {
        return new Step(
                WRITER, new ClientMessageReceived(SESSION, CONVERSATION, new MessageId(message), CLIENT, message));
    }

    private static Step claimed(EmployeeId operator) {
        return new Step(operator, new SessionClaimed(SESSION, LINE, operator, 1, null));
    }

    private static MessageTaken taken(String message, long seq) {
        return new MessageTaken(SESSION, new MessageId(message), seq);
    }

    @Test
    void a_legal_life_is_found_legal() {
        assertThatCode(() -> replay(LEGAL).holdsJust(ANSWERED)).doesNotThrowAnyException();
    }

    @Test
    void a_second_owner_is_found() {
        illegal(with(3, claimed(ANOTHER)), "claimed though not queued");
    }

    @Test
    void a_loss_to_who_does_not_hold_it_is_found() {
        illegal(with(3, new Step(HOLDER, new ClaimRefused(SESSION, HOLDER, ANOTHER, Instant.EPOCH))), "lost to who");
    }

    @Test
    void a_loss_kept_twice_is_found() {
        illegal(with(4, REFUSED), "the same loss twice");
    }

    @Test
    void a_reply_of_who_does_not_hold_it_is_found() {
        illegal(
                with(
                        6,
                        new Step(
                                ANOTHER,
                                new ReplySent(SESSION, CONVERSATION, new MessageId("x"), ANOTHER, CLIENT, "Me too"))),
                "answered by who does not hold it");
    }

    @Test
    void a_step_after_the_end_is_found() {
        illegal(with(LEGAL.size(), wrote("late")), "closed");
        illegal(with(LEGAL.size(), CLOSED), "closed twice");
        illegal(with(LEGAL.size(), new Step(HOLDER, new MarkedAsSpam(SESSION, null))), "spam");
    }

    @Test
    void a_return_of_what_nobody_holds_is_found() {
        illegal(with(2, RETURNED), "returned though not held");
    }

    @Test
    void a_session_that_was_opened_twice_or_never_is_found() {
        illegal(with(1, OPENED), "opened once and first");
        illegal(LEGAL.subList(1, LEGAL.size()), "opened once and first");
    }

    @Test
    void an_event_missing_in_the_stream_is_found() {
        var events = new ArrayList<>(messages(LEGAL));
        events.remove(4);
        assertThatThrownBy(() -> SessionModel.replay(SESSION, events)).hasMessageContaining("gap");
    }

    @Test
    void a_lost_message_is_found() {
        var lost = new ArrayList<>(LEGAL);
        lost.remove(SECOND);
        assertThatThrownBy(() -> replay(lost).holdsJust(ANSWERED)).hasMessageContaining("second");
    }

    @Test
    void a_message_that_is_there_twice_is_found() {
        assertThatThrownBy(() -> replay(with(5, SECOND)).holdsJust(ANSWERED)).hasMessageContaining("second");
    }

    @Test
    void messages_in_another_order_are_found() {
        var swapped = new ArrayList<>(LEGAL);
        swapped.set(1, SECOND);
        swapped.set(4, FIRST);
        assertThatThrownBy(() -> replay(swapped).holdsJust(ANSWERED)).hasMessageContaining("what was said");
    }

    private static List<Step> with(int at, Step step) {
        var steps = new ArrayList<>(LEGAL);
        steps.add(at, step);
        return steps;
    }

    private static void illegal(List<Step> steps, String why) {
        assertThatThrownBy(() -> replay(steps))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    private static SessionModel replay(List<Step> steps) {
        return SessionModel.replay(SESSION, messages(steps));
    }

    private static List<DomainEventMessage<?>> messages(List<Step> steps) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (Step step : steps) {
            messages.add(new GenericDomainEventMessage<>(
                    "Session",
                    SESSION.toString(),
                    messages.size(),
                    step.event(),
                    new Actor.Employee(step.by()).asMetaData()));
        }
        return messages;
    }
}
