package dev.firstline.session.routing;

import static dev.firstline.shared.api.session.SessionStatus.ASSIGNED;
import static dev.firstline.shared.api.session.SessionStatus.CLOSED;
import static dev.firstline.shared.api.session.SessionStatus.QUEUED;
import static dev.firstline.shared.api.session.SessionStatus.SPAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.GivenBy;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import dev.firstline.shared.api.session.SessionEvent.ItemUnlinked;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.NoteAdded;
import dev.firstline.shared.api.session.SessionEvent.NoteDeleted;
import dev.firstline.shared.api.session.SessionEvent.NoteEdited;
import dev.firstline.shared.api.session.SessionEvent.PriorityChanged;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import dev.firstline.shared.api.session.SessionEvent.ReturnReason;
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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionAnswersTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(90);
    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final GroupId DAY = new GroupId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, "client");
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final MessageId MESSAGE = new MessageId("m1");
    private static final EmployeeId ANNA = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId BORIS = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId CHIEF = new EmployeeId(UUID.randomUUID());
    private static final ApplicationId TICKETS = new ApplicationId(UUID.randomUUID());
    private static final ItemId TICKET = new ItemId(UUID.randomUUID());
    private static final LinkId LINK = new LinkId(UUID.randomUUID());

    private static final SessionOpened OPENED =
            new SessionOpened(SESSION, LINE, 7, CONVERSATION, CHANNEL, CLIENT, "Client One", null);
    private static final SessionClaimed CLAIMED = new SessionClaimed(SESSION, LINE, ANNA, 7, null);
    private static final MarkedAsSpam SPAMMED = new MarkedAsSpam(SESSION, ANNA);
    private static final SessionMovedToGroup MOVED =
            new SessionMovedToGroup(SESSION, LINE, DAY, ANNA, 7, GivenBy.HOLDER);

    private final InMemorySessionFacts facts = new InMemorySessionFacts();
    private final InMemoryGuards guards = new InMemoryGuards();

    @BeforeEach
    void people_on_the_line() {
        facts.operatorGroups(7, DAY);
        facts.put(ANNA, true, Part.OPERATOR);
        facts.put(BORIS, true, Part.OPERATOR);
        facts.put(CHIEF, false, Part.SUPERVISOR);
    }

    static Arguments[] acts() {
        var held = List.<SessionEvent>of(OPENED, CLAIMED);
        var spam = List.<SessionEvent>of(OPENED, CLAIMED, SPAMMED);
        return new Arguments[] {
            row(held, new AssignSession(SESSION, new Destination.Operator(BORIS)), ASSIGNED, null, BORIS, LATER),
            row(held, new TransferSession(SESSION, new Destination.Group(DAY)), QUEUED, DAY, ANNA, null),
            row(held, new ReturnToQueue(SESSION), QUEUED, null, ANNA, null),
            row(held, new RenameSession(SESSION, "Printer"), ASSIGNED, null, ANNA, NOON),
            row(held, new MarkAsSpam(SESSION), SPAM, null, ANNA, NOON),
            row(spam, new UnmarkAsSpam(SESSION), ASSIGNED, null, ANNA, NOON),
            row(held, new CloseSession(SESSION, null), CLOSED, null, ANNA, NOON),
        };
    }

    private static Arguments row(
            List<SessionEvent> before,
            Object act,
            SessionStatus status,
            @Nullable GroupId group,
            EmployeeId operator,
            @Nullable Instant claimedAt) {
        var now = new Now(SESSION, LINE, status, Priority.NONE, group, operator, claimedAt, before.size() + 1);
        return Arguments.of(before, act, now);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void every_act_answers_how_the_session_stands_after_it(List<SessionEvent> before, Object act, Now now) {
        var by = act instanceof AssignSession || act instanceof UnmarkAsSpam ? CHIEF : ANNA;
        when(before, act, new Actor.Employee(by)).expectResultMessagePayload(now);
    }

    @Test
    void what_comes_back_from_spam_to_the_queue_is_claimed_by_nobody() {
        facts.forget(ANNA);
        when(List.of(OPENED, CLAIMED, SPAMMED), new UnmarkAsSpam(SESSION), new Actor.Employee(CHIEF))
                .expectResultMessagePayload(new Now(SESSION, LINE, QUEUED, Priority.NONE, null, ANNA, null, 4));
    }

    @Test
    void a_priority_is_answered_as_it_is_now() {
        when(List.of(OPENED, CLAIMED), new ChangePriority(SESSION, Priority.HIGH), new Actor.Employee(ANNA))
                .expectResultMessagePayload(new Now(SESSION, LINE, ASSIGNED, Priority.HIGH, null, ANNA, NOON, 3));
    }

    static Stream<SessionEvent> events() {
        return Stream.of(
                new ClientMessageReceived(SESSION, CONVERSATION, MESSAGE, CLIENT, "Help!"),
                CLAIMED,
                new ClaimRefused(SESSION, BORIS, ANNA, NOON),
                new ReplySent(SESSION, CONVERSATION, MESSAGE, ANNA, CLIENT, "On it."),
                new NoteAdded(SESSION, CONVERSATION, MESSAGE, ANNA, CLIENT, "Again"),
                new NoteEdited(SESSION, CONVERSATION, MESSAGE, ANNA, CLIENT, "Again?", List.of()),
                new NoteDeleted(SESSION, CONVERSATION, MESSAGE, ANNA),
                new SessionReturned(SESSION, ANNA, ReturnReason.BY_HOLDER),
                new SessionReaddressed(SESSION, DAY, 8),
                new SessionClosed(SESSION, CONVERSATION, CLIENT, ANNA, null),
                new SessionAssigned(SESSION, LINE, BORIS, ANNA, 7, GivenBy.HOLDER),
                MOVED,
                SPAMMED,
                new UnmarkedAsSpam(SESSION, LINE, ANNA),
                new PriorityChanged(SESSION, Priority.LOW),
                new SessionRenamed(SESSION, CLIENT, "Printer"),
                new ItemLinked(
                        SESSION, LINK, LINE, 7, TICKETS, TICKET, LinkPurpose.REQUEST, CLIENT, "INTERNAL", "client"),
                new ItemUnlinked(SESSION, LINK, TICKETS, TICKET, LinkPurpose.REQUEST, CLIENT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_version_is_the_length_of_the_stream_whatever_is_in_it(SessionEvent last) {
        var before = new ArrayList<SessionEvent>(List.of(OPENED, CLAIMED, last));
        when(before, new ReturnToQueue(SESSION), new Actor.Process("test"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(new org.hamcrest.CustomTypeSafeMatcher<Now>("version 3") {
                    @Override
                    protected boolean matchesSafely(Now now) {
                        return now.version() == 3;
                    }
                });
    }

    @Test
    void no_event_of_a_session_is_forgotten_here() {
        assertThat(Stream.concat(Stream.of(OPENED), events()).map(Object::getClass))
                .containsExactlyInAnyOrder(Stream.of(SessionEvent.class.getPermittedSubclasses())
                        .filter(Class::isRecord)
                        .toArray(Class<?>[]::new));
    }

    private ResultValidator<Session> when(List<SessionEvent> before, Object act, Actor by) {
        var session = new AggregateTestFixture<>(Session.class);
        session.registerInjectableResource(facts);
        session.registerInjectableResource(guards);
        session.registerInjectableResource(Clock.systemUTC());
        return session.givenCurrentTime(NOON)
                .andGiven(before.toArray())
                .andGivenCurrentTime(LATER)
                .when(act, by.asMetaData());
    }
}
