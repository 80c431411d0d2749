package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.OpenSession;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.GivenBy;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.PriorityChanged;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import dev.firstline.shared.api.session.SessionEvent.ReturnReason;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionRenamed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionEvent.UnmarkedAsSpam;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.ConversationOpen;
import dev.firstline.shared.api.session.SessionRefusal.LineRetired;
import dev.firstline.shared.api.session.SessionRefusal.NotGroupOfLine;
import dev.firstline.shared.api.session.SessionRefusal.NotOperatorOfLine;
import dev.firstline.shared.api.session.SessionRefusal.Offline;
import dev.firstline.shared.api.session.SessionRefusal.OperatorOffline;
import dev.firstline.shared.api.session.SessionStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionMovesTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final GroupId DAY = new GroupId(UUID.randomUUID());
    private static final GroupId KITCHEN = new GroupId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final FileId REPORT = new FileId(UUID.randomUUID());
    private static final EmployeeId WRITER = employee();
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, WRITER.toString());
    private static final ClientId CLIENT = new ClientId(WRITER.value());
    private static final EmployeeId ANNA = employee();
    private static final EmployeeId BORIS = employee();
    private static final EmployeeId CHIEF = employee();
    private static final EmployeeId STRANGER = employee();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final SessionOpened OPENED =
            new SessionOpened(SESSION, LINE, 7, CONVERSATION, CHANNEL, CLIENT, "Client One", null);
    private static final ClientMessageReceived ASKED =
            new ClientMessageReceived(SESSION, CONVERSATION, new MessageId("m1"), CLIENT, "Help!");
    private static final SessionClaimed CLAIMED_BY_ANNA = new SessionClaimed(SESSION, LINE, ANNA, 7, null);

    private final InMemorySessionFacts facts = new InMemorySessionFacts();
    private final InMemoryGuards guards = new InMemoryGuards();
    private AggregateTestFixture<Session> session;

    @BeforeEach
    void people_on_the_line() {
        facts.operatorGroups(7, DAY);
        facts.put(ANNA, true, Part.OPERATOR);
        facts.put(BORIS, true, Part.OPERATOR);
        facts.put(CHIEF, false, Part.SUPERVISOR);
        facts.put(STRANGER, true);
        facts.putInternalClient(WRITER, "Client One");
        session = new AggregateTestFixture<>(Session.class);
        session.registerInjectableResource(facts);
        session.registerInjectableResource(guards);
        session.registerInjectableResource(Clock.systemUTC());
        session.registerAnnotatedCommandHandler(
                new OpeningSessions(() -> session.getRepository(), facts, guards, guards));
    }

    @Test
    void a_supervisor_takes_a_session_from_one_operator_and_gives_it_to_another() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(assign(BORIS), by(CHIEF))
                .expectEvents(new SessionAssigned(SESSION, LINE, BORIS, ANNA, 7, GivenBy.SUPERVISOR));
    }

    @Test
    void a_session_given_to_who_holds_it_stays_as_it_is() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(assign(ANNA), by(CHIEF))
                .expectNoEvents();
    }

    @Test
    void a_session_that_waits_is_given_also_to_who_held_it_last() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA, new SessionReturned(SESSION, ANNA, ReturnReason.BY_HOLDER))
                .when(assign(ANNA), by(CHIEF))
                .expectEvents(new SessionAssigned(SESSION, LINE, ANNA, null, 7, GivenBy.SUPERVISOR));
    }

    @Test
    void a_supervisor_who_is_an_operator_intercepts_by_giving_it_to_himself() {
        facts.put(CHIEF, false, Part.SUPERVISOR, Part.OPERATOR);
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(assign(CHIEF), by(CHIEF))
                .expectEvents(new SessionAssigned(SESSION, LINE, CHIEF, ANNA, 7, GivenBy.SUPERVISOR));
    }

    @Test
    void whoever_is_no_operator_of_the_line_is_given_no_session() {
        refused(session.given(OPENED, ASKED).when(assign(STRANGER), by(CHIEF)), new NotOperatorOfLine(STRANGER));
    }

    @Test
    void an_offline_operator_is_given_sessions_unless_the_organisation_says_otherwise() {
        facts.put(BORIS, false, Part.OPERATOR);
        session.given(OPENED, ASKED)
                .when(assign(BORIS), by(CHIEF))
                .expectEvents(new SessionAssigned(SESSION, LINE, BORIS, null, 7, GivenBy.SUPERVISOR));
    }

    @Test
    void an_offline_operator_is_given_none_where_only_those_online_get_sessions() {
        facts.giveOnlyToThoseOnline();
        facts.put(BORIS, false, Part.OPERATOR);
        refused(session.given(OPENED, ASKED).when(assign(BORIS), by(CHIEF)), new OperatorOffline(BORIS));
        session.given(OPENED, ASKED)
                .when(assign(ANNA), by(CHIEF))
                .expectEvents(new SessionAssigned(SESSION, LINE, ANNA, null, 7, GivenBy.SUPERVISOR));
    }

    @Test
    void the_holder_hands_the_session_to_a_colleague() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new TransferSession(SESSION, new Destination.Operator(BORIS)), by(ANNA))
                .expectEvents(new SessionAssigned(SESSION, LINE, BORIS, ANNA, 7, GivenBy.HOLDER));
    }

    @Test
    void an_offline_holder_hands_nothing_on() {
        facts.put(ANNA, false, Part.OPERATOR);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                        .when(new TransferSession(SESSION, new Destination.Operator(BORIS)), by(ANNA)),
                new Offline());
    }

    @Test
    void a_session_moved_to_a_group_waits_there() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new TransferSession(SESSION, new Destination.Group(DAY)), by(ANNA))
                .expectEvents(new SessionMovedToGroup(SESSION, LINE, DAY, ANNA, 7, GivenBy.HOLDER))
                .expectState(now -> assertThat(now).extracting("status").isEqualTo(SessionStatus.QUEUED));
    }

    @Test
    void a_session_that_waits_for_the_group_already_stays_as_it_is() {
        session.given(OPENED, ASKED, new SessionMovedToGroup(SESSION, LINE, DAY, null, 7, GivenBy.SUPERVISOR))
                .when(new AssignSession(SESSION, new Destination.Group(DAY)), by(CHIEF))
                .expectNoEvents();
    }

    @Test
    void a_session_goes_back_to_the_group_it_was_claimed_from() {
        session.given(
                        OPENED,
                        new SessionMovedToGroup(SESSION, LINE, DAY, null, 7, GivenBy.SUPERVISOR),
                        new SessionClaimed(SESSION, LINE, ANNA, 7, DAY))
                .when(new AssignSession(SESSION, new Destination.Group(DAY)), by(CHIEF))
                .expectEvents(new SessionMovedToGroup(SESSION, LINE, DAY, ANNA, 7, GivenBy.SUPERVISOR));
    }

    @Test
    void a_group_that_is_none_of_the_lines_gets_no_session() {
        refused(
                session.given(OPENED, ASKED)
                        .when(new AssignSession(SESSION, new Destination.Group(KITCHEN)), by(CHIEF)),
                new NotGroupOfLine(KITCHEN));
    }

    @Test
    void a_session_claimed_from_a_groups_queue_says_so() {
        session.given(OPENED, ASKED, new SessionMovedToGroup(SESSION, LINE, DAY, null, 7, GivenBy.SUPERVISOR))
                .when(new ClaimSession(SESSION), by(ANNA))
                .expectEvents(new SessionClaimed(SESSION, LINE, ANNA, 7, DAY));
    }

    @Test
    void whoever_claims_a_session_that_was_just_given_to_another_learns_since_when() {
        session.givenCurrentTime(NOON)
                .andGiven(OPENED, ASKED, new SessionAssigned(SESSION, LINE, BORIS, null, 7, GivenBy.SUPERVISOR))
                .when(new ClaimSession(SESSION), by(ANNA))
                .expectEvents(new ClaimRefused(SESSION, ANNA, BORIS, NOON));
    }

    @Test
    void a_session_given_to_somebody_who_left_the_line_in_that_instant_goes_back_to_the_queue() {
        facts.put(BORIS, true);
        session.given(OPENED, ASKED, new SessionAssigned(SESSION, LINE, BORIS, null, 7, GivenBy.SUPERVISOR))
                .when(new ReturnToQueue(SESSION), new Actor.Process("holder-check").asMetaData())
                .expectEvents(new SessionReturned(SESSION, BORIS, ReturnReason.LEFT_LINE));
    }

    @Test
    void the_same_priority_again_is_no_change() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA, new PriorityChanged(SESSION, Priority.HIGH))
                .when(new ChangePriority(SESSION, Priority.HIGH), by(ANNA))
                .expectNoEvents();
    }

    @Test
    void a_title_is_trimmed_and_can_be_taken_away() {
        TestExecutor<Session> given = session.given(OPENED, ASKED, CLAIMED_BY_ANNA);
        given.when(new RenameSession(SESSION, "  Printer on floor 2 "), by(ANNA))
                .expectEvents(new SessionRenamed(SESSION, CLIENT, "Printer on floor 2"));
        for (var none : new String[] {" ", null}) {
            session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                    .when(new RenameSession(SESSION, none), by(ANNA))
                    .expectEvents(new SessionRenamed(SESSION, CLIENT, null));
        }
    }

    @Test
    void a_title_of_256_characters_is_refused() {
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                        .when(new RenameSession(SESSION, "x".repeat(256)), by(ANNA)),
                new InvalidValue("title", Problem.TOO_LONG));
    }

    @Test
    void what_was_no_spam_goes_back_to_who_held_it() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA, new MarkedAsSpam(SESSION, ANNA))
                .when(new UnmarkAsSpam(SESSION), by(CHIEF))
                .expectEvents(new UnmarkedAsSpam(SESSION, LINE, ANNA));
    }

    @Test
    void what_was_no_spam_goes_to_the_queue_if_who_held_it_is_gone() {
        facts.put(ANNA, true);
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA, new MarkedAsSpam(SESSION, ANNA))
                .when(new UnmarkAsSpam(SESSION), by(CHIEF))
                .expectEvents(new UnmarkedAsSpam(SESSION, LINE, null));
    }

    @Test
    void what_was_no_spam_goes_to_the_queue_it_stood_in() {
        session.given(OPENED, ASKED, new MarkedAsSpam(SESSION, null))
                .when(new UnmarkAsSpam(SESSION), by(CHIEF))
                .expectEvents(new UnmarkedAsSpam(SESSION, LINE, null));
    }

    @Test
    void an_operator_begins_a_session_and_holds_it() {
        session.givenNoPriorActivity()
                .when(new OpenSession(SESSION, LINE, WRITER, new MessageId("r1"), "About your ticket"), by(ANNA))
                .expectEvents(
                        OPENED,
                        new SessionAssigned(SESSION, LINE, ANNA, null, 7, GivenBy.OPENER),
                        new ReplySent(SESSION, CONVERSATION, new MessageId("r1"), ANNA, CLIENT, "About your ticket"));
    }

    @Test
    void a_session_can_be_begun_without_a_word() {
        session.givenNoPriorActivity()
                .when(new OpenSession(SESSION, LINE, WRITER, null, null), by(ANNA))
                .expectEvents(OPENED, new SessionAssigned(SESSION, LINE, ANNA, null, 7, GivenBy.OPENER))
                .expectResultMessagePayloadMatching(new CustomTypeSafeMatcher<Now>("held by Anna") {
                    @Override
                    protected boolean matchesSafely(Now now) {
                        return ANNA.equals(now.operator()) && now.version() == 2;
                    }
                });
    }

    @Test
    void who_has_nothing_to_say_says_nothing_whatever_it_would_be_called() {
        session.givenNoPriorActivity()
                .when(new OpenSession(SESSION, LINE, WRITER, new MessageId("r1"), null), by(ANNA))
                .expectEvents(OPENED, new SessionAssigned(SESSION, LINE, ANNA, null, 7, GivenBy.OPENER));
    }

    @Test
    void who_opens_a_session_as_another_is_opened_is_decided_again() {
        guards.letOthersOpenFirst();
        session.givenNoPriorActivity()
                .when(open(), by(ANNA))
                .expectNoEvents()
                .expectException(ConcurrencyException.class);
    }

    @Test
    void a_retired_line_begins_no_sessions() {
        facts.retireLines();
        refused(session.givenNoPriorActivity().when(open(), by(ANNA)), new LineRetired());
    }

    @Test
    void a_second_session_in_a_conversation_is_refused_with_who_holds_the_first() {
        guards.open(CONVERSATION, SESSION);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA).when(open(), by(BORIS)),
                new ConversationOpen(ANNA, null));
    }

    @Test
    void whoever_may_see_the_open_session_is_told_which_it_is() {
        guards.open(CONVERSATION, SESSION);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA).when(open(), by(ANNA)),
                new ConversationOpen(ANNA, SESSION));
        refused(session.given(OPENED, ASKED).when(open(), by(ANNA)), new ConversationOpen(null, SESSION));
    }

    @Test
    void a_session_can_be_begun_with_a_file_and_without_a_word() {
        guards.putUploaded(REPORT);
        session.givenNoPriorActivity()
                .when(new OpenSession(SESSION, LINE, WRITER, new MessageId("r1"), null, List.of(REPORT)), by(ANNA))
                .expectEvents(
                        OPENED,
                        new SessionAssigned(SESSION, LINE, ANNA, null, 7, GivenBy.OPENER),
                        new ReplySent(SESSION, CONVERSATION, new MessageId("r1"), ANNA, CLIENT, "", List.of(REPORT)));
    }

    @Test
    void nobody_begins_sessions_but_operators_who_are_online() {
        facts.put(BORIS, false, Part.OPERATOR);
        refused(session.givenNoPriorActivity().when(open(), by(BORIS)), new Offline());
        refused(session.givenNoPriorActivity().when(open(), by(CHIEF)), new NotAllowed());
        refused(session.givenNoPriorActivity().when(open(), by(STRANGER)), new NotFound());
        refused(session.givenNoPriorActivity().when(open(), new Actor.Process("test").asMetaData()), new NotAllowed());
    }

    @Test
    void a_session_is_begun_with_internal_clients_of_the_line_only() {
        refused(
                session.givenNoPriorActivity().when(new OpenSession(SESSION, LINE, STRANGER, null, null), by(ANNA)),
                new InvalidValue("account", Problem.UNKNOWN));
    }

    private static OpenSession open() {
        return new OpenSession(new SessionId(UUID.randomUUID()), LINE, WRITER, null, null);
    }

    private static AssignSession assign(EmployeeId operator) {
        return new AssignSession(SESSION, new Destination.Operator(operator));
    }

    private static void refused(ResultValidator<Session> result, Refusal refusal) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<RefusedException>(refusal.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException thrown) {
                return thrown.refusal().equals(refusal);
            }
        });
    }

    private static Map<String, String> by(EmployeeId employee) {
        return new Actor.Employee(employee).asMetaData();
    }

    private static EmployeeId employee() {
        return new EmployeeId(UUID.randomUUID());
    }
}
