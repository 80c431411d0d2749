package dev.firstline.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.MovedClock;
import dev.firstline.app.testing.SampleDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** By what Firstline knows that somebody is there: he calls, or listens, by as many windows and programs as he likes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignsOfLifeTest {

    private static final Duration ABSENCE = Duration.ofMinutes(2).plusSeconds(1);

    private SampleDesk desk;
    private MovedClock clock;
    private Browser operator;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(
                TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL),
                Map.of("firstline.stream.heartbeat", "100ms"),
                MovedClock.Hung.class);
        clock = desk.desk().get(MovedClock.class);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void an_operator_is_online() {
        // what the last test left behind is over
        clock.moveOn(ABSENCE);
        operator = desk.signedIn("operator1");
        operator.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
    }

    private void watchAbsence() {
        desk.desk().context().getBean("watchAbsence", RecurringTask.class).executeRecurringly(null, null);
    }

    private void streamsTell() {
        desk.desk().get(StreamsAreSignsOfLife.class).tell();
    }

    private String presence() {
        return desk.desk()
                .jdbc()
                .sql(
                        "select case when online then 'ONLINE' else 'OFFLINE' end from people_presence where employee_id = ?")
                .param(operatorId())
                .query(String.class)
                .single();
    }

    private Instant lastSign() {
        return desk.desk()
                .jdbc()
                .sql("select at from people_sign_of_life where employee_id = ?")
                .param(operatorId())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private UUID operatorId() {
        return desk.desk()
                .jdbc()
                .sql("select id from people_employee where login = 'operator1'")
                .query(UUID.class)
                .single();
    }

    @Test
    void whoever_neither_calls_nor_listens_goes_offline() {
        assertThat(presenceAfterAnAbsence()).isEqualTo("OFFLINE");

        operator.get("/api/me").expect(200);
        watchAbsence();
        assertThat(presence()).as("a call alone brings nobody back").isEqualTo("OFFLINE");

        operator.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        watchAbsence();
        assertThat(presence()).isEqualTo("ONLINE");
    }

    @Test
    void whoever_calls_stays_online() {
        clock.moveOn(ABSENCE);
        operator.get("/api/counters").expect(200);
        watchAbsence();
        assertThat(presence()).isEqualTo("ONLINE");
    }

    @Test
    void whoever_calls_by_a_program_stays_online() {
        var token = operator.post("/api/tokens", Map.of("name", "program")).expect(201);
        clock.moveOn(ABSENCE);
        var program = new Browser(desk.address());
        program.send(program.request("/api/me")
                        .header("Authorization", "Bearer " + token.path("token").asString()))
                .expect(200);
        watchAbsence();
        assertThat(presence()).isEqualTo("ONLINE");
    }

    @Test
    void whoever_listens_stays_online_until_his_last_window_is_closed() {
        try (var window = Listening.to(operator)) {
            try (var second = Listening.to(desk.signedIn("operator1"))) {
                assertThat(presenceAfterAnAbsence()).isEqualTo("ONLINE");
            }
            assertThat(presenceAfterAnAbsence())
                    .as("one window is as good as two")
                    .isEqualTo("ONLINE");
        }
        await().until(() -> desk.desk().get(Feed.class).listening().isEmpty());
        assertThat(presenceAfterAnAbsence()).isEqualTo("OFFLINE");
    }

    private String presenceAfterAnAbsence() {
        clock.moveOn(ABSENCE);
        streamsTell();
        watchAbsence();
        return presence();
    }

    @Test
    void of_many_calls_one_in_30_seconds_is_kept() {
        clock.moveOn(Duration.ofSeconds(30));
        operator.get("/api/me").expect(200);
        var kept = lastSign();
        clock.moveOn(Duration.ofSeconds(25));
        operator.get("/api/me").expect(200);
        assertThat(lastSign()).isEqualTo(kept);
        clock.moveOn(Duration.ofSeconds(5));
        operator.get("/api/me").expect(200);
        assertThat(lastSign()).isAfterOrEqualTo(kept.plusSeconds(30));
    }

    @Test
    void signing_out_is_going_offline() {
        operator.post("/api/sign-out", "").expect(204);
        assertThat(presence()).isEqualTo("OFFLINE");
    }

    @Test
    void whoever_has_no_sign_in_gives_no_sign_of_life() {
        var kept = lastSign();
        clock.moveOn(ABSENCE);
        new Browser(desk.address()).get("/api/me").expectProblem(401, "not-signed-in");
        new Browser(desk.address()).get("/api/site").expect(200);
        assertThat(lastSign()).isEqualTo(kept);
    }
}
