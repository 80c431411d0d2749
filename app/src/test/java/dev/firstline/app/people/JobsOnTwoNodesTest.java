package dev.firstline.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import dev.firstline.shared.api.people.PresenceId;
import dev.firstline.shared.api.people.PresenceStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

/** Recurring jobs run by themselves, and each time on one node only. */
class JobsOnTwoNodesTest {

    private static final Actor ACTOR = new Actor.Process("test");
    private static final int EMPLOYEES = 20;

    private static Desk withJobs(TestDatabase database) {
        var properties = new HashMap<String, Object>(Map.of(
                "firstline.secret-key", Desk.SECRET_KEY,
                "server.port", "0",
                "db-scheduler.enabled", "true",
                "db-scheduler.polling-interval", "100ms"));
        return Desk.open(database, WebApplicationType.SERVLET, properties);
    }

    private static void send(Desk desk, Object command) {
        desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, ACTOR.asMetaData()));
    }

    @ParameterizedTest
    @EnumSource
    void whoever_is_absent_goes_offline_once_however_many_nodes_watch(TestDatabase.Kind kind) {
        var database = TestDatabase.fresh(kind);
        var absent = Stream.generate(() -> new EmployeeId(UUID.randomUUID()))
                .limit(EMPLOYEES)
                .toList();
        try (var before = Desk.openWithHttp(database)) {
            absent.forEach(employee -> {
                send(before, new CreateEmployee(employee, "e" + employee, "E", null, Set.of(), null));
                send(before, new SetPresence(employee, PresenceStatus.ONLINE));
            });
            before.jdbc()
                    .sql("insert into session_file (file_id, uploader_id, name, size, begun_at)"
                            + " values (?, ?, 'forgotten', 0, timestamp with time zone '2026-01-01 00:00:00Z')")
                    .params(UUID.randomUUID(), absent.get(0).value())
                    .update();
            before.jdbc()
                    .sql("update people_sign_of_life set at = timestamp with time zone '2026-01-01 00:00:00Z'")
                    .update();
        }
        try (var one = withJobs(database);
                var other = kind == TestDatabase.Kind.H2 ? null : withJobs(database.forAnotherNode())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> online(one) == 0);
            await().atMost(Duration.ofSeconds(30)).until(() -> files(one) == 0);

            for (EmployeeId employee : absent) {
                assertThat(one.get(EventStore.class)
                                .readEvents(PresenceId.of(employee).toString())
                                .asStream()
                                .map(DomainEventMessage::getPayload)
                                .toList())
                        .isEqualTo(List.of(new WentOnline(employee), new WentOffline(employee)));
            }
            assertThat(one.get(Scheduler.class).getSchedulerState().isStarted()).isTrue();
            assertThat(one.jdbc()
                            .sql("select task_name from scheduled_tasks order by task_name")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "forget-files", "forget-notifications", "forget-security-entries", "watch-absence");
        }
    }

    private static long files(Desk desk) {
        return desk.jdbc()
                .sql("select count(*) from session_file")
                .query(Long.class)
                .single();
    }

    private static long online(Desk desk) {
        return desk.jdbc()
                .sql("select count(*) from people_presence where online")
                .query(Long.class)
                .single();
    }
}
