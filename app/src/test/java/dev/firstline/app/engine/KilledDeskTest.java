package dev.firstline.app.engine;

import static dev.firstline.app.engine.Sample.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Sample.Begin;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.SessionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;

/** A desk on the embedded database that is killed has lost nothing it acknowledged. */
class KilledDeskTest {

    private static final int ACKNOWLEDGED = 300;

    /** Writes and tells what was acknowledged, until it is killed. */
    static final class Writes {

        public static void main(String[] arguments) {
            Desk desk =
                    Desk.openEngine(new TestDatabase(TestDatabase.Kind.H2, Path.of(arguments[0]), ""), Sample.class);
            IntStream.range(0, 4)
                    .mapToObj(i -> new Thread(() -> {
                        while (true) {
                            SessionId session = new SessionId(UUID.randomUUID());
                            desk.get(CommandGateway.class)
                                    .sendAndWait(new GenericCommandMessage<>(
                                            new Begin(session, new ClientId(UUID.randomUUID()), "hello"),
                                            ACTOR.asMetaData()));
                            System.out.println("written " + session);
                        }
                    }))
                    .forEach(Thread::start);
        }
    }

    @Test
    void everything_acknowledged_is_there_after_a_kill() throws Exception {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.H2);
        List<String> written = new ArrayList<>();
        try (AnotherJvm desk = AnotherJvm.run(Writes.class, database.folder().toString())) {
            while (written.size() < ACKNOWLEDGED) {
                String line = desk.nextLine();
                if (line.startsWith("written ")) {
                    written.add(line.substring("written ".length()));
                }
            }
            desk.kill();
        }
        try (Desk again = Desk.openEngine(database, Sample.class)) {
            List<String> stored = again.jdbc()
                    .sql("SELECT aggregate_id FROM event")
                    .query(String.class)
                    .list();
            assertThat(stored).containsAll(written);
            long last = again.jdbc()
                    .sql("SELECT max(global_index) FROM event")
                    .query(Long.class)
                    .single();
            assertThat(again.get(Positions.class)
                            .await(ProcessingGroups.SESSIONS, last, java.time.Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(again.jdbc()
                            .sql("SELECT count(*) FROM sample_view")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(stored.size());
        }
    }
}
