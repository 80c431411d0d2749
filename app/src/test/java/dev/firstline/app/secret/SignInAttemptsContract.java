package dev.firstline.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.secret.SignInAttempts.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionOperations;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SignInAttemptsContract {

    private static final SignInSettings SETTINGS = new SignInSettings(
            Duration.ofHours(12), Duration.ofDays(7), 5, 30, Duration.ofMinutes(15), Duration.ofHours(1));

    private final TestDatabase.Kind kind;
    private Desk desk;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    /** Two nodes on one database. */
    private SignInAttempts attempts;

    private SignInAttempts attemptsElsewhere;

    SignInAttemptsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        desk = Desk.openWithHttp(TestDatabase.fresh(kind));
        attempts = node();
        attemptsElsewhere = node();
    }

    private SignInAttempts node() {
        InstantSource clock = () -> now;
        return new SignInAttempts(
                desk.jdbc(), desk.get(TransactionOperations.class), clock.withZone(ZoneOffset.UTC), SETTINGS);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private static String any(String what) {
        return what + UUID.randomUUID();
    }

    private void fails(int times, String login, String address) {
        for (int i = 0; i < times; i++) {
            attempts.begin(login, address);
        }
    }

    private static Optional<Long> secondsToWait(SignInAttempts attempts, String login, String address) {
        return Optional.ofNullable(
                        catchThrowableOfType(TooManyAttemptsException.class, () -> attempts.begin(login, address)))
                .map(TooManyAttemptsException::retryAfterSeconds);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void each_failure_beyond_five_of_a_login_doubles_the_wait_from_a_second_to_15_minutes() {
        var login = any("olga");
        fails(5, login, any("address"));

        for (long wait : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900)) {
            assertThat(secondsToWait(attempts, login, any("address"))).hasValue(wait);
            assertThat(secondsToWait(attemptsElsewhere, login.toUpperCase(Locale.ROOT), any("address")))
                    .hasValue(wait);
            pass(Duration.ofSeconds(wait).minusMillis(1));
            assertThat(secondsToWait(attempts, login, any("address"))).hasValue(1L);
            pass(Duration.ofMillis(1));
            attempts.begin(login, any("address"));
        }
    }

    @Test
    void each_failure_beyond_thirty_from_an_address_doubles_the_wait() {
        var address = any("address");
        for (int i = 0; i < 30; i++) {
            attempts.begin(any("login"), address);
        }

        assertThat(secondsToWait(attemptsElsewhere, any("login"), address)).hasValue(1L);
        pass(Duration.ofSeconds(1));
        attempts.begin(any("login"), address);
        assertThat(secondsToWait(attempts, any("login"), address)).hasValue(2L);
        assertThat(secondsToWait(attempts, any("login"), any("address"))).isEmpty();
    }

    @Test
    void whoever_has_all_of_a_network_is_one_address() {
        for (int i = 0; i < 30; i++) {
            attempts.begin(any("login"), "2001:db8:7:7::" + Integer.toHexString(i));
        }
        assertThat(secondsToWait(attempts, any("login"), "2001:db8:7:7:ffff::1"))
                .hasValue(1L);
    }

    @Test
    void a_success_forgets_the_logins_failures_but_not_the_addresss() {
        var login = any("olga");
        var address = any("address");
        fails(4, login, address);
        attempts.begin(login, address).succeeded();
        fails(5, login, address);
        assertThat(secondsToWait(attempts, login, any("address"))).hasValue(1L);

        for (int i = 0; i < 21; i++) {
            attempts.begin(any("login"), address).succeeded();
            attempts.begin(any("login"), address);
        }
        assertThat(secondsToWait(attempts, any("login"), address)).hasValue(1L);
    }

    @Test
    void what_was_not_decided_is_as_if_it_had_not_been_tried() {
        var login = any("olga");
        fails(4, login, any("address"));
        for (int i = 0; i < 10; i++) {
            attempts.begin(login, any("address")).takenBack();
        }
        attempts.begin(login, any("address"));
        assertThat(secondsToWait(attempts, login, any("address"))).hasValue(1L);
    }

    @Test
    void failures_are_forgotten_after_an_hour_without_one() {
        var login = any("olga");
        fails(5, login, any("address"));
        pass(Duration.ofHours(1));

        fails(4, login, any("address"));
        var last = attempts.begin(login, any("address"));
        assertThat(last).isNotNull();
        assertThat(secondsToWait(attempts, login, any("address"))).hasValue(1L);
        pass(Duration.ofHours(2));
        attempts.begin(any("login"), any("address"));
        assertThat(desk.jdbc()
                        .sql("SELECT count(*) FROM web_sign_in_failures")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void guessing_in_parallel_on_two_nodes_gains_nothing() throws Exception {
        var login = any("olga");
        var admitted = new ConcurrentLinkedQueue<Attempt>();
        var together = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(12);
        try {
            var guesses = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        try {
                            admitted.add((i % 2 == 0 ? attempts : attemptsElsewhere).begin(login, any("address")));
                        } catch (TooManyAttemptsException e) {
                            return false;
                        }
                        return true;
                    }))
                    .toList();
            together.countDown();
            for (var guess : guesses) {
                guess.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(admitted).hasSize(5);
    }

    @Test
    void of_what_was_tried_only_hashes_are_kept() {
        attempts.begin("a password typed as login", "198.51.100.77");
        assertThat(desk.jdbc()
                        .sql("SELECT tried FROM web_sign_in_failures")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(tried -> tried.matches("[0-9a-f]{64}"));
    }
}
