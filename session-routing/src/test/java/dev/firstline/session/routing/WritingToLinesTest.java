package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.LineRetired;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritingToLinesTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final EmployeeId WRITER = new EmployeeId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, WRITER.toString());
    private static final ClientId CLIENT = new ClientId(WRITER.value());
    private static final MessageId MESSAGE = new MessageId("m1");
    private static final SessionOpened OPENED =
            new SessionOpened(SESSION, LINE, 7, CONVERSATION, CHANNEL, CLIENT, "Client One", null);
    private static final WriteToLine WRITE = new WriteToLine(LINE, MESSAGE, "Help!");
    private static final ClientMessageReceived WRITTEN =
            new ClientMessageReceived(SESSION, CONVERSATION, MESSAGE, CLIENT, "Help!");
    private static final Map<String, String> BY_WRITER = new Actor.Employee(WRITER).asMetaData();

    private final InMemorySessionFacts facts = new InMemorySessionFacts();
    private final InMemoryGuards guards = new InMemoryGuards();
    private AggregateTestFixture<Session> session;

    @BeforeEach
    void an_internal_client_of_the_line() {
        facts.putInternalClient(WRITER, "Client One");
        session = new AggregateTestFixture<>(Session.class);
        session.registerAnnotatedCommandHandler(
                new WritingToLines(() -> session.getRepository(), SESSION::value, facts, guards, guards));
    }

    @Test
    void the_first_message_opens_a_session() {
        session.givenNoPriorActivity()
                .when(WRITE, BY_WRITER)
                .expectEvents(OPENED, WRITTEN)
                .expectResultMessagePayload(new MessageTaken(SESSION, MESSAGE, 2));
        assertThat(guards.find(CONVERSATION)).contains(SESSION);
    }

    @Test
    void a_message_goes_into_the_conversations_open_session() {
        guards.open(CONVERSATION, SESSION);
        session.given(OPENED)
                .when(WRITE, BY_WRITER)
                .expectEvents(WRITTEN)
                .expectResultMessagePayload(new MessageTaken(SESSION, MESSAGE, 2));
    }

    @Test
    void a_message_delivered_again_changes_nothing_also_after_closing() {
        said(WRITE.text(), MESSAGE);
        session.given(OPENED, WRITTEN, closed())
                .when(WRITE, BY_WRITER)
                .expectNoEvents()
                .expectResultMessagePayload(new MessageTaken(SESSION, MESSAGE, 2));
        assertThat(guards.find(CONVERSATION)).isEmpty();
    }

    @Test
    void a_message_that_meets_a_closing_session_is_decided_again() {
        guards.open(CONVERSATION, SESSION);
        decidedAgain(session.given(OPENED, closed()).when(WRITE, BY_WRITER));
    }

    @Test
    void a_message_that_meets_another_session_just_opened_is_decided_again() {
        guards.letOthersOpenFirst();
        decidedAgain(session.givenNoPriorActivity().when(WRITE, BY_WRITER));
    }

    @Test
    void who_left_the_internal_clients_writes_no_more_and_a_stranger_knows_of_no_line() {
        facts.forget(WRITER);
        refuses(new NotFound());
        said("Hello", new MessageId("m0"));
        refuses(new NotAllowed());
    }

    @Test
    void firstline_itself_writes_to_no_line() {
        refused(session.givenNoPriorActivity().when(WRITE, new Actor.Process("test").asMetaData()), new NotAllowed());
    }

    @Test
    void a_retired_line_opens_no_new_session_in_a_conversation() {
        facts.retireLines();
        said("Hello", new MessageId("m0"));
        refuses(new LineRetired());
    }

    @Test
    void who_never_wrote_to_a_retired_line_does_not_know_of_it() {
        facts.retireLines();
        refuses(new NotFound());
    }

    @Test
    void an_open_session_of_a_retired_line_goes_on() {
        facts.retireLines();
        guards.open(CONVERSATION, SESSION);
        session.given(OPENED).when(WRITE, BY_WRITER).expectEvents(WRITTEN);
    }

    private void said(String text, MessageId message) {
        var content = new MessageContent("CLIENT", WRITER, text, List.of());
        guards.keep(CONVERSATION, CLIENT, content, new MessageTaken(SESSION, message, 2));
    }

    private static SessionClosed closed() {
        return new SessionClosed(SESSION, CONVERSATION, CLIENT, null, null);
    }

    private void refuses(Refusal refusal) {
        refused(session.givenNoPriorActivity().when(WRITE, BY_WRITER), refusal);
    }

    private static void refused(ResultValidator<Session> result, Refusal refusal) {
        result.expectNoEvents().expectException(RefusedException.class).expectExceptionMessage(refusal.toString());
    }

    private static void decidedAgain(ResultValidator<Session> result) {
        result.expectNoEvents().expectException(ConcurrencyException.class);
    }
}
