package dev.firstline.app.engine;

import static dev.firstline.app.engine.ProcessingGroups.SESSIONS;
import static dev.firstline.app.engine.Sample.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Sample.Begin;
import dev.firstline.app.engine.Sample.Claim;
import dev.firstline.app.engine.Sample.Write;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes on one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private Desk one;
    private Desk other;

    @BeforeAll
    void open() {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        one = Desk.openEngine(database, Sample.class);
        other = Desk.openEngine(database.forAnotherNode(), Sample.class);
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
    }

    private static <R> R send(Desk desk, Object command) {
        return send(desk, command, Map.of());
    }

    private static <R> R send(Desk desk, Object command, Map<String, String> more) {
        Map<String, Object> metaData = new HashMap<>(ACTOR.asMetaData());
        metaData.putAll(more);
        return desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, metaData));
    }

    private static SessionId newSession() {
        return new SessionId(UUID.randomUUID());
    }

    private static ClientId newClient() {
        return new ClientId(UUID.randomUUID());
    }

    private List<Object> atOnce(int times, java.util.function.Function<Desk, Object> action) {
        CountDownLatch together = new CountDownLatch(1);
        List<CompletableFuture<Object>> all = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        together.await();
                        return action.apply(i % 2 == 0 ? one : other);
                    } catch (RefusedException | InterruptedException e) {
                        return e;
                    }
                }))
                .toList();
        together.countDown();
        return all.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void of_claims_at_once_one_wins_and_the_others_are_told_by_the_domain() {
        for (int round = 0; round < 10; round++) {
            SessionId session = newSession();
            send(one, new Begin(session, newClient(), "hello"));

            List<Object> answers = atOnce(8, desk -> send(desk, new Claim(session)));

            assertThat(answers).filteredOn(Integer.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(RefusedException.class::isInstance).hasSize(7);
        }
    }

    @Test
    void a_command_repeated_on_both_nodes_at_once_is_done_once() {
        SessionId session = newSession();
        Write write = new Write(session, newClient(), "once");
        Map<String, String> repeat = one.get(Repeat.class).asMetaData("write", "id-" + session, write);

        List<Object> answers = atOnce(6, desk -> send(desk, write, repeat));

        assertThat(answers).doesNotHaveAnyElementsOfTypes(Exception.class);
        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @Test
    void both_write_about_a_new_person_under_one_key() {
        ClientId client = newClient();
        SessionId session = newSession();
        send(one, new Begin(session, newClient(), "hello"));

        atOnce(6, desk -> send(desk, new Write(newSession(), client, "text")));

        String sealed = one.get(PersonalKeys.class).seal(client.value(), "of one");
        assertThat(other.get(PersonalKeys.class).open(client.value(), sealed)).isEqualTo("of one");
    }

    @Test
    void what_either_wrote_can_be_read_on_both() {
        for (int i = 0; i < 8; i++) {
            Desk writer = i % 2 == 0 ? one : other;
            Desk reader = i % 4 < 2 ? one : other;
            SessionId session = newSession();
            send(writer, new Begin(session, newClient(), "hello"));
            long index = writer.get(Positions.class).lastOf(session.toString()).orElseThrow();
            assertThat(reader.get(Positions.class).await(SESSIONS, index, SOON)).isTrue();
        }
    }

    @Test
    void a_change_on_one_is_signalled_on_the_other() throws Exception {
        SessionId session = newSession();
        CompletableFuture<Void> heardByOne = new CompletableFuture<>();
        CompletableFuture<Void> heardByOther = new CompletableFuture<>();
        try (var first = one.get(Signals.class).onChange(() -> completeOnceSeen(one, session, heardByOne));
                var second = other.get(Signals.class).onChange(() -> completeOnceSeen(other, session, heardByOther))) {
            send(one, new Begin(session, newClient(), "hello"));
            CompletableFuture.allOf(heardByOne, heardByOther).get(10, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    private static void completeOnceSeen(Desk desk, SessionId session, CompletableFuture<Void> seen) {
        if (desk.jdbc()
                        .sql("SELECT count(*) FROM sample_view WHERE session = ?")
                        .param(session.value())
                        .query(Long.class)
                        .single()
                == 1) {
            seen.complete(null);
        }
    }

    @Test
    void the_node_that_is_left_goes_on_alone() {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        Desk first = Desk.openEngine(database, Sample.class);
        try (Desk left = Desk.openEngine(database.forAnotherNode(), Sample.class)) {
            first.close();
            SessionId session = newSession();
            send(left, new Begin(session, newClient(), "hello"));
            awaitView(left, session, SOON);
        }
    }

    /** A node in a process of its own. */
    static final class Node {

        public static void main(String[] arguments) {
            Desk.openEngine(
                    new TestDatabase(TestDatabase.Kind.POSTGRESQL, Path.of(arguments[0]), arguments[1]), Sample.class);
            System.out.println("open");
        }
    }

    @Test
    void the_work_of_a_node_that_was_killed_is_taken_over() throws Exception {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        try (AnotherJvm killed = AnotherJvm.run(Node.class, database.folder().toString(), database.url())) {
            killed.awaitLine("open");
            try (Desk left = Desk.openEngine(database.forAnotherNode(), Sample.class)) {
                SessionId before = newSession();
                send(left, new Begin(before, newClient(), "hello"));
                awaitView(left, before, SOON);

                killed.kill();
                SessionId after = newSession();
                send(left, new Begin(after, newClient(), "hello"));
                awaitView(left, after, Duration.ofSeconds(15));
            }
        }
    }

    private static void awaitView(Desk desk, SessionId session, Duration longest) {
        long index = desk.get(Positions.class).lastOf(session.toString()).orElseThrow();
        assertThat(desk.get(Positions.class).await(SESSIONS, index, longest)).isTrue();
    }
}
