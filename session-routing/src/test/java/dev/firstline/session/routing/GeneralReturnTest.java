package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionCommand.ReaddressSession;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionEvent.GivenBy;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.UnmarkedAsSpam;
import dev.firstline.shared.api.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneralReturnTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final LineId OTHER_LINE = new LineId(UUID.randomUUID());
    private static final GroupId DAY = new GroupId(UUID.randomUUID());
    private static final GroupId NIGHT = new GroupId(UUID.randomUUID());
    private static final EmployeeId ANNA = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId BORIS = new EmployeeId(UUID.randomUUID());
    private static final SessionId FIRST = new SessionId(UUID.randomUUID());
    private static final SessionId SECOND = new SessionId(UUID.randomUUID());
    private static final SessionId THIRD = new SessionId(UUID.randomUUID());

    private final InMemorySessionFacts facts = new InMemorySessionFacts();
    private final Places places = new Places();
    private final RecordingGateway gateway = new RecordingGateway();
    private final WhenOperatorsLeaveThenTheirSessionsReturn returning =
            new WhenOperatorsLeaveThenTheirSessionsReturn(places, facts, gateway);
    private final WhenGroupsLeaveLineThenTheirSessionsAreForAll readdressing =
            new WhenGroupsLeaveLineThenTheirSessionsAreForAll(places, facts, gateway);
    private final WhenSessionGivenThenHolderIsChecked checking =
            new WhenSessionGivenThenHolderIsChecked(facts, gateway);

    @BeforeEach
    void two_operators_and_what_they_hold() {
        facts.put(ANNA, true, Part.OPERATOR);
        facts.put(BORIS, true, Part.OPERATOR);
        facts.operatorGroups(7, DAY, NIGHT);
        places.holds(ANNA, LINE, FIRST);
        places.holds(ANNA, OTHER_LINE, SECOND);
        places.holds(BORIS, LINE, THIRD);
    }

    @Test
    void what_a_deactivated_operator_holds_returns_on_every_line() {
        facts.forget(ANNA);
        returning.react(new EmployeeDeactivated(ANNA));

        assertThat(gateway.sent()).containsExactlyInAnyOrder(new ReturnToQueue(FIRST), new ReturnToQueue(SECOND));
        assertThat(gateway.actors()).containsOnly("process:general-return");
    }

    @Test
    void an_operator_who_is_back_by_then_keeps_what_he_holds() {
        returning.react(new EmployeeDeactivated(ANNA));

        assertThat(gateway.sent()).isEmpty();
    }

    @Test
    void whoever_left_a_group_and_answers_by_another_keeps_what_he_holds() {
        returning.react(new EmployeeLeftGroup(ANNA, DAY));
        assertThat(gateway.sent()).isEmpty();

        facts.forget(ANNA);
        returning.react(new EmployeeLeftGroup(ANNA, NIGHT));
        assertThat(gateway.sent()).hasSize(2);
    }

    @Test
    void when_the_operators_of_a_line_change_only_its_sessions_return() {
        facts.forget(ANNA);
        returning.react(new OperatorsAssigned(LINE, 8, Set.of(NIGHT)));

        assertThat(gateway.sent()).containsExactly(new ReturnToQueue(FIRST));
    }

    @Test
    void when_a_group_is_deleted_whoever_lost_his_right_loses_his_sessions() {
        facts.forget(BORIS);
        returning.react(new GroupDeleted(NIGHT));

        assertThat(gateway.sent()).containsExactly(new ReturnToQueue(THIRD));
    }

    @Test
    void a_claim_that_was_faster_than_the_end_of_its_right_is_looked_at_again() {
        checking.react(new SessionClaimed(FIRST, LINE, ANNA, 7, null));
        assertThat(gateway.sent()).isEmpty();

        facts.forget(ANNA);
        checking.react(new SessionClaimed(FIRST, LINE, ANNA, 7, null));
        assertThat(gateway.sent()).containsExactly(new ReturnToQueue(FIRST));
    }

    @Test
    void whatever_gives_a_session_to_an_operator_is_looked_at_again() {
        facts.forget(ANNA);
        checking.react(new SessionAssigned(FIRST, LINE, ANNA, null, 7, GivenBy.SUPERVISOR));
        assertThat(gateway.sent()).containsExactly(new ReturnToQueue(FIRST));

        checking.react(new UnmarkedAsSpam(FIRST, LINE, ANNA));
        assertThat(gateway.sent()).containsExactly(new ReturnToQueue(FIRST));

        checking.react(new UnmarkedAsSpam(FIRST, LINE, null));
        assertThat(gateway.sent()).isEmpty();
        assertThat(gateway.actors()).containsOnly("process:holder-check");
    }

    @Test
    void sessions_of_a_group_that_left_the_line_are_readdressed() {
        places.isAddressed(FIRST, NIGHT);
        places.isAddressed(SECOND, DAY);
        facts.operatorGroups(8, DAY);
        readdressing.react(new OperatorsAssigned(LINE, 8, Set.of(DAY)));

        assertThat(gateway.sent()).containsExactly(new ReaddressSession(FIRST));
        assertThat(gateway.actors()).containsOnly("process:general-return");
    }

    @Test
    void a_session_opened_for_or_moved_to_a_group_as_it_left_is_readdressed() {
        places.isAddressed(FIRST, NIGHT);
        facts.operatorGroups(8, DAY);
        readdressing.react(opened(null));
        assertThat(gateway.sent()).isEmpty();

        readdressing.react(opened(NIGHT));
        assertThat(gateway.sent()).containsExactly(new ReaddressSession(FIRST));

        readdressing.react(new SessionMovedToGroup(FIRST, LINE, NIGHT, ANNA, 7, GivenBy.HOLDER));
        assertThat(gateway.sent()).containsExactly(new ReaddressSession(FIRST));
    }

    private static SessionOpened opened(@Nullable GroupId addressedTo) {
        var channel = ChannelId.internalOf(LINE);
        return new SessionOpened(
                FIRST,
                LINE,
                7,
                ConversationId.of(channel, "client"),
                channel,
                new ClientId(UUID.randomUUID()),
                "Client",
                addressedTo);
    }

    /** Places as lists; whatever is addressed to a group is on one line. */
    private static final class Places implements SessionPlaces {

        private final List<Held> held = new ArrayList<>();
        private final List<Addressed> addressed = new ArrayList<>();

        void holds(EmployeeId operator, LineId line, SessionId session) {
            held.add(new Held(session, line, operator));
        }

        void isAddressed(SessionId session, GroupId group) {
            addressed.add(new Addressed(session, group));
        }

        @Override
        public List<Held> heldBy(EmployeeId operator) {
            return held.stream().filter(one -> one.operator().equals(operator)).toList();
        }

        @Override
        public List<Held> heldOn(LineId line) {
            return held.stream().filter(one -> one.line().equals(line)).toList();
        }

        @Override
        public List<Held> held() {
            return held;
        }

        @Override
        public List<Addressed> addressedOn(LineId line) {
            return addressed;
        }
    }
}
