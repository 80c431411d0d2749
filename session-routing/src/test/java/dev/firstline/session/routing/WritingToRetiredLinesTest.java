package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.LineRetired;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritingToRetiredLinesTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final EmployeeId WRITER = new EmployeeId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, WRITER.toString());
    private static final ClientId CLIENT = new ClientId(WRITER.value());
    private static final SessionOpened OPENED =
            new SessionOpened(SESSION, LINE, 3, CONVERSATION, CHANNEL, CLIENT, "Client One", null);
    private static final WriteToLine WRITE = new WriteToLine(LINE, new MessageId("m1"), "Help!");
    private static final ClientMessageReceived WRITTEN =
            new ClientMessageReceived(SESSION, CONVERSATION, new MessageId("m1"), CLIENT, "Help!");

    private final Guards guards = new Guards();
    private boolean retired = true;
    private AggregateTestFixture<Session> session;

    @BeforeEach
    void an_internal_client_of_the_line() {
        session = new AggregateTestFixture<>(Session.class);
        session.registerAnnotatedCommandHandler(
                new WritingToLines(() -> session.getRepository(), SESSION::value, new Facts(), guards, guards));
    }

    @Test
    void a_line_in_use_opens_a_session() {
        retired = false;
        session.givenNoPriorActivity()
                .when(WRITE, new Actor.Employee(WRITER).asMetaData())
                .expectEvents(OPENED, WRITTEN);
    }

    @Test
    void a_retired_line_opens_no_new_session_in_a_conversation() {
        guards.somethingWasSaid = true;
        refuses(new LineRetired());
    }

    @Test
    void who_never_wrote_to_a_retired_line_does_not_know_of_it() {
        refuses(new NotFound());
    }

    @Test
    void an_open_session_of_a_retired_line_goes_on() {
        guards.open = SESSION;
        session.given(OPENED)
                .when(WRITE, new Actor.Employee(WRITER).asMetaData())
                .expectEvents(WRITTEN);
    }

    private void refuses(Refusal refusal) {
        session.givenNoPriorActivity()
                .when(WRITE, new Actor.Employee(WRITER).asMetaData())
                .expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(refusal.toString());
    }

    private final class Facts implements SessionFacts {

        @Override
        public Optional<Involvement> involvement(LineId line, EmployeeId employee) {
            return Optional.of(
                    new Involvement(3, retired, "Client One", false, Set.of(Part.INTERNAL_CLIENT), Set.of()));
        }

        @Override
        public Optional<Operators> operatorsOf(LineId line) {
            return Optional.empty();
        }

        @Override
        public boolean isOnline(EmployeeId employee) {
            return false;
        }

        @Override
        public boolean onlyOnlineAreGivenSessions() {
            return false;
        }

        @Override
        public Set<ApplicationId> applicationsOf(LineId line, LinkPurpose purpose) {
            return Set.of();
        }

        @Override
        public boolean holds(ApplicationId application, ItemId item) {
            return false;
        }
    }

    private static final class Guards implements OpenSessions, TakenMessages {

        private @Nullable SessionId open;
        private boolean somethingWasSaid;

        @Override
        public Optional<SessionId> find(ConversationId conversation) {
            return Optional.ofNullable(open);
        }

        @Override
        public boolean open(ConversationId conversation, SessionId opened) {
            return true;
        }

        @Override
        public void close(ConversationId conversation) {}

        @Override
        public Optional<MessageTaken> find(ConversationId conversation, MessageId message, MessageContent content) {
            return Optional.empty();
        }

        @Override
        public boolean hasAny(ConversationId conversation) {
            return somethingWasSaid;
        }

        @Override
        public void keep(ConversationId conversation, ClientId client, MessageContent content, MessageTaken answer) {}

        @Override
        public Optional<Note> note(ConversationId conversation, SessionId session, MessageId message) {
            return Optional.empty();
        }

        @Override
        public void deleteNote(ConversationId conversation, SessionId session, MessageId message) {}
    }
}
