package dev.firstline.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.stream.SignIns.SignIn;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

class SubscriberTest {

    private final List<String> written = new ArrayList<>();
    private final Queue<Runnable> writers = new ArrayDeque<>();
    private final Subscriber subscriber = new Subscriber(
            new ResponseBodyEmitter() {
                @Override
                public void send(Object events, MediaType type) {
                    written.add((String) events);
                }

                @Override
                public void complete() {
                    written.add("end");
                }
            },
            writers::add,
            new Viewer(new EmployeeId(UUID.randomUUID()), Set.of()),
            new SignIn.Console("session"),
            null);

    private void letWritersRun() {
        for (Runnable next = writers.poll(); next != null; next = writers.poll()) {
            next.run();
        }
    }

    @Test
    void what_waits_is_written_together_and_in_order() {
        subscriber.send("one ");
        subscriber.send("two ");
        assertThat(writers).hasSize(1);
        letWritersRun();
        subscriber.send("three");
        letWritersRun();

        assertThat(written).containsExactly("one two ", "three");
    }

    @Test
    void the_last_is_written_before_the_end_and_nothing_after_it() {
        subscriber.send("one ");
        subscriber.sendLast("bye");
        subscriber.send("never");
        letWritersRun();

        assertThat(written).containsExactly("one bye", "end");
        assertThat(subscriber.isClosed()).isTrue();
    }

    @Test
    void whoever_is_too_far_behind_is_cut_off_without_waiting_for_him() {
        for (int i = 0; i <= 5_000; i++) {
            assertThat(subscriber.isClosed()).isFalse();
            subscriber.send("x");
        }

        assertThat(subscriber.isClosed()).isTrue();
        assertThat(written).isEmpty();
        letWritersRun();
        assertThat(written).containsExactly("end");
    }
}
