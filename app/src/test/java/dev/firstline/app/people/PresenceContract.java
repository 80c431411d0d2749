package dev.firstline.app.people;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.MovedClock;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.ListAbsent;
import dev.firstline.shared.api.people.PresenceCommand.GiveSignsOfLife;
import dev.firstline.shared.api.people.PresenceCommand.GoOfflineWhereAbsent;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import dev.firstline.shared.api.people.PresenceId;
import dev.firstline.shared.api.people.PresenceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is there, by the signs of life he gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PresenceContract {

    private static final Actor ACTOR = new Actor.Process("test");
    private static final Duration ABSENCE = Duration.ofMinutes(2);
    private static final Duration A_LITTLE = Duration.ofSeconds(1);

    private final TestDatabase.Kind kind;
    private final String blockedSessions;
    private Desk desk;
    private MovedClock clock;
    private EmployeeId employee;

    /** @param blockedSessions a query that counts who waits for another's lock */
    PresenceContract(TestDatabase.Kind kind, String blockedSessions) {
        this.kind = kind;
        this.blockedSessions = blockedSessions;
    }

    @BeforeAll
    void open() {
        desk = Desk.openWithHttp(TestDatabase.fresh(kind), MovedClock.Hung.class);
        clock = desk.get(MovedClock.class);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void somebody_is_online() {
        employee = new EmployeeId(UUID.randomUUID());
        send(new CreateEmployee(employee, "login" + employee, "Name", null, Set.of(), null));
        send(new SetPresence(employee, PresenceStatus.ONLINE));
        // events are stamped by a clock that nobody moves
        giveSign();
    }

    private void send(Object command) {
        desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, ACTOR.asMetaData()));
    }

    private void giveSign() {
        send(new GiveSignsOfLife(Set.of(employee)));
    }

    private void watchAbsence() {
        desk.context().getBean("watchAbsence", RecurringTask.class).executeRecurringly(null, null);
    }

    private Instant sinceAnAbsence() {
        return clock.instant().minus(ABSENCE);
    }

    private List<EmployeeId> absent() {
        return desk.get(QueryGateway.class)
                .query(new ListAbsent(sinceAnAbsence()), ResponseTypes.multipleInstancesOf(EmployeeId.class))
                .join();
    }

    private List<?> changes() {
        return desk.get(EventStore.class)
                .readEvents(PresenceId.of(employee).toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .toList();
    }

    private void assertStayedOnline() {
        assertThat(changes()).isEqualTo(List.of(new WentOnline(employee)));
    }

    private void assertWentOfflineOnce() {
        assertThat(changes()).isEqualTo(List.of(new WentOnline(employee), new WentOffline(employee)));
    }

    @Test
    void whoever_gives_no_sign_of_life_is_turned_offline_once() {
        clock.moveOn(ABSENCE.plus(A_LITTLE));
        watchAbsence();
        watchAbsence();
        assertWentOfflineOnce();
    }

    @Test
    void whoever_gives_signs_of_life_stays_online() {
        clock.moveOn(ABSENCE.minus(A_LITTLE));
        watchAbsence();
        giveSign();
        clock.moveOn(ABSENCE.minus(A_LITTLE));
        watchAbsence();
        assertStayedOnline();
    }

    @Test
    void whoever_was_turned_offline_comes_back_and_stays() {
        clock.moveOn(ABSENCE.plus(A_LITTLE));
        watchAbsence();
        send(new SetPresence(employee, PresenceStatus.ONLINE));
        giveSign();
        watchAbsence();
        assertThat(changes())
                .isEqualTo(List.of(new WentOnline(employee), new WentOffline(employee), new WentOnline(employee)));
    }

    @Test
    void going_online_is_a_sign_of_life() {
        var another = new EmployeeId(UUID.randomUUID());
        send(new CreateEmployee(another, "login" + another, "Name", null, Set.of(), null));
        assertThat(signs(another)).isZero();
        send(new SetPresence(another, PresenceStatus.ONLINE));
        assertThat(signs(another)).isEqualTo(1);
    }

    @Test
    void whoever_is_unknown_gives_no_sign_of_life() {
        var nobody = new EmployeeId(UUID.randomUUID());
        send(new GiveSignsOfLife(Set.of(nobody)));
        assertThat(signs(nobody)).isZero();
    }

    private long signs(EmployeeId of) {
        return desk.jdbc()
                .sql("select count(*) from people_sign_of_life where employee_id = ?")
                .param(of.value())
                .query(Long.class)
                .single();
    }

    @Test
    void a_sign_of_life_between_the_look_and_the_decision_keeps_one_online() {
        clock.moveOn(ABSENCE.plus(A_LITTLE));
        assertThat(absent()).contains(employee);
        var since = sinceAnAbsence();
        giveSign();
        send(new GoOfflineWhereAbsent(employee, since));
        assertStayedOnline();
    }

    @Test
    void a_sign_of_life_that_is_being_written_is_waited_for() {
        clock.moveOn(ABSENCE.plus(A_LITTLE));
        var since = sinceAnAbsence();
        var decision = new TransactionTemplate(desk.get(PlatformTransactionManager.class)).execute(writing -> {
            desk.jdbc()
                    .sql("update people_sign_of_life set at = ? where employee_id = ?")
                    .params(clock.instant().atOffset(UTC), employee.value())
                    .update();
            var deciding = CompletableFuture.runAsync(() -> send(new GoOfflineWhereAbsent(employee, since)));
            await().until(this::somebodyWaits);
            return deciding;
        });
        decision.join();
        assertStayedOnline();
    }

    /** On a connection of its own: the one at hand is in a transaction. */
    private boolean somebodyWaits() {
        return CompletableFuture.supplyAsync(
                        () -> desk.jdbc().sql(blockedSessions).query(Long.class).single() > 0)
                .join();
    }

    @Test
    void an_old_sign_of_life_takes_no_new_one_back() {
        clock.moveOn(ABSENCE.plus(A_LITTLE));
        giveSign();
        // stamped by the clock nobody moved, which is behind by now
        send(new SetPresence(employee, PresenceStatus.OFFLINE));
        send(new SetPresence(employee, PresenceStatus.ONLINE));
        assertThat(absent()).doesNotContain(employee);
    }

    @Test
    void whoever_is_deactivated_goes_offline() {
        send(new DeactivateEmployee(employee));
        await().untilAsserted(this::assertWentOfflineOnce);
    }
}
