package dev.firstline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.shared.api.Actor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One Firstline with the demo's organisation, on a durable PostgreSQL of its own; as it comes, but for the limits of its rate. */
final class MeasuredDesk implements AutoCloseable {

    private static final Actor MAKER = new Actor.Process("benchmark");

    /** The one server of this JVM; stopped with it. What it acknowledges is on the disk. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final ConfigurableApplicationContext context;

    private MeasuredDesk(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens one on a database of this name, which is new. */
    static MeasuredDesk open(String database) throws Exception {
        execute("create database " + database);
        var properties = Map.of(
                "spring.profiles.active", "demo",
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn",
                "server.port", "0",
                "firstline.data", Files.createTempDirectory("firstline").toString(),
                "firstline.database.url", Server.POSTGRES.getJdbcUrl("postgres", database),
                "firstline.database.user", "postgres",
                "firstline.database.password", "postgres",
                "firstline.rate.account-per-second", "0",
                "firstline.rate.address-per-second", "0");
        var desk =
                new MeasuredDesk(new SpringApplicationBuilder(Class.forName("dev.firstline.app.FirstlineApplication"))
                        .registerShutdownHook(false)
                        .run(properties.entrySet().stream()
                                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                                .toArray(String[]::new)));
        for (String durable : new String[] {"fsync", "synchronous_commit"}) {
            assertThat(desk.jdbc().sql("show " + durable).query(String.class).single())
                    .as(durable)
                    .isEqualTo("on");
        }
        return desk;
    }

    private static void execute(String sql) {
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A person of the demo's organisation who signed in. */
    Caller signedIn(String login) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return Caller.signIn(URI.create("http://127.0.0.1:" + port), login);
    }

    <R> R as(Actor actor, Object command) {
        return context.getBean(CommandGateway.class)
                .sendAndWait(new GenericCommandMessage<>(command, actor.asMetaData()));
    }

    <R> R send(Object command) {
        return as(MAKER, command);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /** Waits until the lists hold all that was decided so far. */
    void listsCaughtUp() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count("select last from projection_position where processing_group = 'sessions'")
                        >= count("select max(global_index) from event"));
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
    }
}
