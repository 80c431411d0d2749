package dev.firstline.app.secret;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes a few passwords at once and lets the others wait: each takes its share of memory and a processor while it lasts, and a flood
 * of sign-ins shall take no more than that. Whoever would wait too long is turned away with a {@link HashingBusyException}.
 */
final class HashingQueue implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore places;
    private final Duration longestWait;

    HashingQueue(PasswordEncoder encoder, int places, Duration longestWait) {
        this.encoder = encoder;
        this.places = new Semaphore(places, true);
        this.longestWait = longestWait;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(inTurn(() -> encoder.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> @Nullable T inTurn(Supplier<@Nullable T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new HashingBusyException();
    }
}
