package dev.firstline.app.secret;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.MICROS;

import dev.firstline.shared.api.Name;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes whoever guesses passwords wait: for each login and for each address, longer with each failure. An attempt counts before its
 * password is looked at, so that guessing in parallel gains nothing, and it counts on every node. A login nobody has is counted like
 * any other; of logins only hashes are kept.
 */
@Component
public final class SignInAttempts {

    private static final Duration PURGED_EVERY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SignInSettings settings;
    private volatile Instant purgedAt = Instant.EPOCH;

    SignInAttempts(JdbcClient jdbc, TransactionOperations transactions, Clock clock, SignInSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** One attempt, counted as a failure until it is said to have been none. */
    public final class Attempt {

        private final Counted login;
        private final Counted address;

        private Attempt(Counted login, Counted address) {
            this.login = login;
            this.address = address;
        }

        /** How long others have to wait if it was a failure. */
        public Duration delay() {
            return login.delay().compareTo(address.delay()) > 0 ? login.delay() : address.delay();
        }

        /** The password was right: the login's failures are forgotten, the address keeps those before this one. */
        public void succeeded() {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("UPDATE web_sign_in_failures SET failures = 0, wait_until = ? WHERE tried = ?")
                        .params(login.waitedUntil().atOffset(UTC), login.tried())
                        .update();
                takeBack(address);
            });
        }

        /** It was not decided whether the password was right: as if it had not been tried. */
        public void takenBack() {
            transactions.executeWithoutResult(status -> {
                takeBack(login);
                takeBack(address);
            });
        }
    }

    /** A failure counted, until when others had to wait before it and have to after it, and how long that is. */
    private record Counted(String tried, Instant waitedUntil, Instant waitUntil, Duration delay) {}

    private record Failures(int failures, Instant lastAt, Instant waitUntil) {}

    /**
     * Counts an attempt.
     *
     * @throws TooManyAttemptsException where it comes too early after failures; then it does not count
     */
    public Attempt begin(String login, String address) {
        var now = clock.instant().truncatedTo(MICROS);
        purge(now);
        var byLogin = TokenHash.of("login " + Name.folded(login));
        var byAddress = TokenHash.of("address " + AddressBlock.of(address));
        return transactions.execute(status -> {
            // Always in this order, so that nobody waits for each other.
            var ofLogin = lock(byLogin, now);
            var ofAddress = lock(byAddress, now);
            var waitUntil =
                    ofLogin.waitUntil().isAfter(ofAddress.waitUntil()) ? ofLogin.waitUntil() : ofAddress.waitUntil();
            if (waitUntil.isAfter(now)) {
                throw new TooManyAttemptsException(Duration.between(now, waitUntil));
            }
            return new Attempt(
                    count(byLogin, ofLogin, settings.freeForAccount(), now),
                    count(byAddress, ofAddress, settings.freeForAddress(), now));
        });
    }

    private Failures lock(String tried, Instant now) {
        jdbc.sql(
                        "INSERT INTO web_sign_in_failures (tried, failures, last_at, wait_until) VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING")
                .params(tried, now.atOffset(UTC), now.atOffset(UTC))
                .update();
        return jdbc.sql("SELECT failures, last_at, wait_until FROM web_sign_in_failures WHERE tried = ? FOR UPDATE")
                .param(tried)
                .query((row, number) -> new Failures(
                        row.getInt("failures"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getObject("wait_until", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> lock(tried, now)); // purged in between
    }

    private Counted count(String tried, Failures before, int free, Instant now) {
        var forgotten = !before.lastAt().plus(settings.forgottenAfter()).isAfter(now);
        var failures = forgotten ? 1 : before.failures() + 1;
        var delay = settings.delay(failures, free);
        var waitUntil = now.plus(delay);
        jdbc.sql("UPDATE web_sign_in_failures SET failures = ?, last_at = ?, wait_until = ? WHERE tried = ?")
                .params(failures, now.atOffset(UTC), waitUntil.atOffset(UTC), tried)
                .update();
        return new Counted(tried, before.waitUntil(), waitUntil, delay);
    }

    /** Another that failed meanwhile keeps its delay. */
    private void takeBack(Counted counted) {
        jdbc.sql("""
                        UPDATE web_sign_in_failures
                        SET failures = failures - 1, wait_until = CASE WHEN wait_until = ? THEN ? ELSE wait_until END
                        WHERE tried = ? AND failures > 0
                        """)
                .params(counted.waitUntil().atOffset(UTC), counted.waitedUntil().atOffset(UTC), counted.tried())
                .update();
    }

    /** Forgets what counts no more; each node now and then. */
    private void purge(Instant now) {
        if (purgedAt.plus(PURGED_EVERY).isBefore(now)) {
            purgedAt = now;
            jdbc.sql("DELETE FROM web_sign_in_failures WHERE last_at < ? AND wait_until < ?")
                    .params(now.minus(settings.forgottenAfter()).atOffset(UTC), now.atOffset(UTC))
                    .update();
        }
    }
}
