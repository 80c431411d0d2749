package dev.firstline.people.presence;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.ListAbsent;
import dev.firstline.shared.api.people.PresenceCommand.GoOfflineWhereAbsent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.Test;

class AbsenceWatchTest {

    private static final EmployeeId ONE = EmployeeId.of("00000000-0000-4000-8000-000000000001");
    private static final EmployeeId TWO = EmployeeId.of("00000000-0000-4000-8000-000000000002");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofMinutes(5));

    private final SimpleQueryBus queries = SimpleQueryBus.builder().build();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final RecordedCommands sent = new RecordedCommands();
    private final AbsenceWatch watch = new AbsenceWatch(
            DefaultQueryGateway.builder().queryBus(queries).build(),
            DefaultCommandGateway.builder().commandBus(bus).build(),
            new PresenceSettings(5),
            Clock.fixed(NOW, UTC));

    AbsenceWatchTest() {
        new AnnotationQueryHandlerAdapter<>(new Absent()).subscribe(queries);
        bus.subscribe(GoOfflineWhereAbsent.class.getName(), sent);
    }

    private static final class Absent {

        @QueryHandler
        List<EmployeeId> answer(ListAbsent query) {
            assertThat(query.since()).isEqualTo(SINCE);
            return List.of(ONE, TWO);
        }
    }

    @Test
    void whoever_seems_to_be_gone_is_to_go_offline_if_he_is() {
        watch.look();
        assertThat(sent.payloads)
                .containsExactly(new GoOfflineWhereAbsent(ONE, SINCE), new GoOfflineWhereAbsent(TWO, SINCE));
    }

    @Test
    void one_who_cannot_be_turned_offline_does_not_keep_the_others_online() {
        sent.failsAt = new GoOfflineWhereAbsent(ONE, SINCE);
        watch.look();
        assertThat(sent.payloads).containsExactly(new GoOfflineWhereAbsent(TWO, SINCE));
    }
}
