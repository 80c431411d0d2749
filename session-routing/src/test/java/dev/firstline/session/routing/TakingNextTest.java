package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand.TakeNextSession;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.Offline;
import dev.firstline.shared.api.session.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakingNextTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final GroupId NIGHT = new GroupId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final EmployeeId ANNA = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId BORIS = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId CHIEF = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId STRANGER = new EmployeeId(UUID.randomUUID());
    private static final SessionOpened OPENED = opened(null);
    private static final SessionClaimed CLAIMED_BY_ANNA = new SessionClaimed(SESSION, LINE, ANNA, 7, null);

    private final InMemorySessionFacts facts = new InMemorySessionFacts();
    private final OneWaits waiting = new OneWaits();
    private AggregateTestFixture<Session> session;

    @BeforeEach
    void people_on_the_line() {
        facts.put(ANNA, true, Part.OPERATOR);
        facts.put(BORIS, true, Part.OPERATOR);
        facts.put(CHIEF, true, Part.SUPERVISOR);
        facts.put(STRANGER, true);
        session = new AggregateTestFixture<>(Session.class);
        session.registerAnnotatedCommandHandler(new TakingNext(() -> session.getRepository(), facts, waiting));
    }

    @Test
    void an_operator_gets_what_is_next_as_if_he_had_claimed_it() {
        given(OPENED)
                .when(new TakeNextSession(null), by(ANNA))
                .expectEvents(CLAIMED_BY_ANNA)
                .expectResultMessagePayload(new Claim.Won(
                        new Now(SESSION, LINE, SessionStatus.ASSIGNED, Priority.NONE, null, ANNA, NOON, 2)));
    }

    @Test
    void what_is_next_on_one_line_is_looked_for_there() {
        given(OPENED).when(new TakeNextSession(LINE), by(ANNA)).expectEvents(CLAIMED_BY_ANNA);
        assertThat(waiting.lines).containsExactly(LINE);
    }

    @Test
    void what_another_took_in_the_meantime_is_passed_over_and_is_no_loss() {
        passedOver(given(OPENED, CLAIMED_BY_ANNA), BORIS);
    }

    @Test
    void what_is_his_already_is_not_taken_again() {
        passedOver(given(OPENED, CLAIMED_BY_ANNA), ANNA);
    }

    @Test
    void what_waits_for_another_group_by_now_is_passed_over() {
        passedOver(given(opened(NIGHT)), ANNA);
    }

    private void passedOver(TestExecutor<Session> given, EmployeeId operator) {
        given.when(new TakeNextSession(null), by(operator)).expectNoEvents().expectResultMessagePayload(null);
        assertThat(waiting.passedOver).containsExactly(Set.of(), Set.of(SESSION));
    }

    @Test
    void nobody_takes_but_operators_who_are_online() {
        facts.put(BORIS, false, Part.OPERATOR);
        refused(new TakeNextSession(LINE), by(BORIS), new Offline());
        refused(new TakeNextSession(null), by(BORIS), new Offline());
        refused(new TakeNextSession(LINE), by(CHIEF), new NotAllowed());
        refused(new TakeNextSession(LINE), by(STRANGER), new NotFound());
        refused(new TakeNextSession(null), new Actor.Process("test").asMetaData(), new NotAllowed());
    }

    private void refused(TakeNextSession command, Map<String, String> by, Refusal refusal) {
        ResultValidator<Session> result = given(OPENED).when(command, by);
        result.expectNoEvents().expectException(RefusedException.class).expectExceptionMessage(refusal.toString());
    }

    private TestExecutor<Session> given(Object... events) {
        return session.givenCurrentTime(NOON).andGiven(events);
    }

    private static SessionOpened opened(@Nullable GroupId addressedTo) {
        return new SessionOpened(
                SESSION,
                LINE,
                7,
                ConversationId.of(CHANNEL, "client"),
                CHANNEL,
                new ClientId(UUID.randomUUID()),
                "Client",
                addressedTo);
    }

    private static Map<String, String> by(EmployeeId employee) {
        return new Actor.Employee(employee).asMetaData();
    }

    /** A list with one session on it, however that stands by now. */
    private static final class OneWaits implements Waiting {

        private final List<Set<SessionId>> passedOver = new ArrayList<>();
        private final List<@Nullable LineId> lines = new ArrayList<>();

        @Override
        public Optional<SessionId> reserveNext(EmployeeId operator, @Nullable LineId line, Set<SessionId> tried) {
            passedOver.add(Set.copyOf(tried));
            lines.add(line);
            return tried.contains(SESSION) || passedOver.size() > 2 ? Optional.empty() : Optional.of(SESSION);
        }
    }
}
