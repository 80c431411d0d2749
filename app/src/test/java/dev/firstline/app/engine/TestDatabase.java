package dev.firstline.app.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh database for a test, and a data folder beside it. */
public record TestDatabase(Kind kind, Path folder, String url) {

    public enum Kind {
        H2,
        POSTGRESQL
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The one server of this JVM; stopped with it. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static TestDatabase fresh(Kind kind) {
        return new TestDatabase(kind, newFolder(), kind == Kind.H2 ? "" : newDatabase());
    }

    /** The same database for another node: with a data folder of its own. */
    public TestDatabase forAnotherNode() {
        return new TestDatabase(kind, newFolder(), url);
    }

    Map<String, Object> properties() {
        return Map.of(
                "firstline.data",
                folder.toString(),
                "firstline.database.url",
                url,
                "firstline.database.user",
                kind == Kind.H2 ? "" : "postgres",
                "firstline.database.password",
                kind == Kind.H2 ? "" : "postgres");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("firstline");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newDatabase() {
        String name = "firstline_" + NUMBER.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }
}
