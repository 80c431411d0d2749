package dev.firstline.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class HashingQueueTest {

    private final CountDownLatch hashing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Hashes "slow" for as long as the test wants, anything else at once. */
    private final PasswordEncoder encoder = new PasswordEncoder() {
        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            if ("slow".contentEquals(String.valueOf(password))) {
                hashing.countDown();
                await(goOn);
            }
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return ("hash of " + password).equals(hash);
        }

        @Override
        public boolean upgradeEncoding(@Nullable String hash) {
            return "old".equals(hash);
        }
    };

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoever_finds_all_places_taken_is_turned_away_after_a_while() {
        var queue = new HashingQueue(encoder, 1, Duration.ofMillis(1));
        var slow = CompletableFuture.supplyAsync(() -> queue.encode("slow"));
        await(hashing);

        assertThatThrownBy(() -> queue.encode("quick")).isInstanceOf(HashingBusyException.class);
        assertThatThrownBy(() -> queue.matches("quick", "hash of quick")).isInstanceOf(HashingBusyException.class);

        goOn.countDown();
        assertThat(slow.join()).isEqualTo("hash of slow");
        assertThat(queue.matches("quick", "hash of quick")).isTrue();
    }

    @Test
    void whoever_waits_gets_the_next_place() {
        var queue = new HashingQueue(encoder, 1, Duration.ofMinutes(1));
        var slow = CompletableFuture.supplyAsync(() -> queue.encode("slow"));
        await(hashing);
        var next = CompletableFuture.supplyAsync(() -> queue.encode("next"));

        goOn.countDown();

        assertThat(slow.join()).isEqualTo("hash of slow");
        assertThat(next.join()).isEqualTo("hash of next");
    }

    @Test
    void it_tells_which_hashes_are_to_be_made_anew() {
        var queue = new HashingQueue(encoder, 1, Duration.ofMinutes(1));
        assertThat(queue.upgradeEncoding("old")).isTrue();
        assertThat(queue.upgradeEncoding("new")).isFalse();
    }
}
