package dev.firstline.people;

import static dev.firstline.people.InMemoryPeople.BY_ADMINISTRATOR;
import static dev.firstline.people.InMemoryPeople.BY_FIRSTLINE;
import static dev.firstline.people.InMemoryPeople.BY_HIMSELF;
import static dev.firstline.people.InMemoryPeople.EMPLOYEE;
import static dev.firstline.people.RefusedWith.refusedWith;
import static dev.firstline.shared.api.people.PresenceStatus.OFFLINE;
import static dev.firstline.shared.api.people.PresenceStatus.ONLINE;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final SetPresence GO_ONLINE = new SetPresence(EMPLOYEE, ONLINE);
    private static final SetPresence GO_OFFLINE = new SetPresence(EMPLOYEE, OFFLINE);

    private final InMemoryPeople people = new InMemoryPeople();
    private FixtureConfiguration<Presence> fixture;

    @BeforeEach
    void setUp() {
        people.employees.add(EMPLOYEE);
        fixture = new AggregateTestFixture<>(Presence.class).registerInjectableResource(people);
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
                .when(GO_ONLINE, BY_ADMINISTRATOR.asMetaData())
                .expectException(refusedWith(new NotAllowed()))
                .expectNoEvents();
    }

    @Test
    void whoever_is_unknown_has_no_presence() {
        people.employees.clear();
        fixture.givenNoPriorActivity()
                .when(GO_ONLINE, BY_FIRSTLINE.asMetaData())
                .expectException(refusedWith(new NotFound()))
                .expectNoEvents();
    }
}
