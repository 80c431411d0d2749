package dev.firstline.people.presence;

import static dev.firstline.people.RefusedWith.refusedWith;
import static dev.firstline.shared.api.people.PresenceStatus.OFFLINE;
import static dev.firstline.shared.api.people.PresenceStatus.ONLINE;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleRefusal.EmployeeDeactivated;
import dev.firstline.shared.api.people.PresenceCommand.GoOfflineWhereAbsent;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final EmployeeId EMPLOYEE = EmployeeId.of("00000000-0000-4000-8000-00000000000e");
    private static final Actor BY_HIMSELF = new Actor.Employee(EMPLOYEE);
    private static final Actor BY_A_COLLEAGUE =
            new Actor.Employee(EmployeeId.of("00000000-0000-4000-8000-00000000000a"));
    private static final Actor BY_FIRSTLINE = new Actor.Process("test");
    private static final SetPresence GO_ONLINE = new SetPresence(EMPLOYEE, ONLINE);
    private static final SetPresence GO_OFFLINE = new SetPresence(EMPLOYEE, OFFLINE);
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final GoOfflineWhereAbsent GO_OFFLINE_WHERE_ABSENT = new GoOfflineWhereAbsent(EMPLOYEE, SINCE);

    private final InMemoryStaff staff = new InMemoryStaff();
    private final InMemorySigns signs = new InMemorySigns();
    private FixtureConfiguration<Presence> fixture;

    @BeforeEach
    void setUp() {
        staff.active.put(EMPLOYEE, true);
        fixture = new AggregateTestFixture<>(Presence.class)
                .registerInjectableResource(staff)
                .registerInjectableResource(signs);
    }

    @Test
    void an_employee_goes_online_for_the_first_time() {
        fixture.givenNoPriorActivity().when(GO_ONLINE, BY_HIMSELF.asMetaData()).expectEvents(new WentOnline(EMPLOYEE));
    }

    @Test
    void whoever_was_never_online_is_offline_already() {
        fixture.givenNoPriorActivity()
                .when(GO_OFFLINE, BY_HIMSELF.asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void firstline_turns_an_employee_offline() {
        fixture.given(new WentOnline(EMPLOYEE))
                .when(GO_OFFLINE, BY_FIRSTLINE.asMetaData())
                .expectEvents(new WentOffline(EMPLOYEE));
    }

    @Test
    void an_employee_comes_back() {
        fixture.given(new WentOnline(EMPLOYEE), new WentOffline(EMPLOYEE))
                .when(GO_ONLINE, BY_HIMSELF.asMetaData())
                .expectEvents(new WentOnline(EMPLOYEE));
    }

    @Test
    void only_a_real_change_is_an_event() {
        fixture.given(new WentOnline(EMPLOYEE))
                .when(GO_ONLINE, BY_HIMSELF.asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobody_sets_a_colleagues_presence() {
        fixture.givenNoPriorActivity()
                .when(GO_ONLINE, BY_A_COLLEAGUE.asMetaData())
                .expectException(refusedWith(new NotAllowed()))
                .expectNoEvents();
    }

    @Test
    void whoever_is_unknown_has_no_presence() {
        staff.active.clear();
        fixture.givenNoPriorActivity()
                .when(GO_ONLINE, BY_FIRSTLINE.asMetaData())
                .expectException(refusedWith(new NotFound()))
                .expectNoEvents();
    }

    @Test
    void whoever_was_deactivated_does_not_come_back() {
        staff.active.put(EMPLOYEE, false);
        fixture.given(new WentOnline(EMPLOYEE), new WentOffline(EMPLOYEE))
                .when(GO_ONLINE, BY_HIMSELF.asMetaData())
                .expectException(refusedWith(new EmployeeDeactivated()))
                .expectNoEvents();
    }

    @Test
    void whoever_was_deactivated_goes_offline() {
        staff.active.put(EMPLOYEE, false);
        fixture.given(new WentOnline(EMPLOYEE))
                .when(GO_OFFLINE, BY_FIRSTLINE.asMetaData())
                .expectEvents(new WentOffline(EMPLOYEE));
    }

    @Test
    void whoever_gave_no_sign_of_life_goes_offline() {
        fixture.given(new WentOnline(EMPLOYEE))
                .when(GO_OFFLINE_WHERE_ABSENT, BY_FIRSTLINE.asMetaData())
                .expectEvents(new WentOffline(EMPLOYEE));
    }

    @Test
    void the_last_sign_of_life_of_whoever_is_absent_was_given_before() {
        signs.give(SINCE.minusMillis(1), Set.of(EMPLOYEE));
        fixture.given(new WentOnline(EMPLOYEE))
                .when(GO_OFFLINE_WHERE_ABSENT, BY_FIRSTLINE.asMetaData())
                .expectEvents(new WentOffline(EMPLOYEE));
    }

    @Test
    void whoever_gave_a_sign_of_life_in_time_stays_online() {
        signs.give(SINCE, Set.of(EMPLOYEE));
        fixture.given(new WentOnline(EMPLOYEE))
                .when(GO_OFFLINE_WHERE_ABSENT, BY_FIRSTLINE.asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whoever_is_offline_is_not_turned_offline_again() {
        fixture.given(new WentOnline(EMPLOYEE), new WentOffline(EMPLOYEE))
                .when(GO_OFFLINE_WHERE_ABSENT, BY_FIRSTLINE.asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        fixture.givenNoPriorActivity()
                .when(GO_OFFLINE_WHERE_ABSENT, BY_FIRSTLINE.asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobody_declares_a_colleague_absent() {
        fixture.given(new WentOnline(EMPLOYEE))
                .when(GO_OFFLINE_WHERE_ABSENT, BY_A_COLLEAGUE.asMetaData())
                .expectException(refusedWith(new NotAllowed()))
                .expectNoEvents();
    }

    private static final class InMemoryStaff implements Staff {

        private final Map<EmployeeId, Boolean> active = new HashMap<>();

        @Override
        public boolean includes(EmployeeId employee) {
            return active.containsKey(employee);
        }

        @Override
        public boolean isActive(EmployeeId employee) {
            return active.getOrDefault(employee, false);
        }
    }

    private static final class InMemorySigns implements SignsOfLife {

        private final Map<EmployeeId, Instant> last = new HashMap<>();

        @Override
        public void give(Instant at, Set<EmployeeId> employees) {
            employees.forEach(employee -> last.put(employee, at));
        }

        @Override
        public boolean givenSince(Instant moment, EmployeeId employee) {
            return last.containsKey(employee) && !last.get(employee).isBefore(moment);
        }
    }
}
