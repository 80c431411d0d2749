package dev.firstline.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** A desk that cannot work as it was set up says so, and why, instead of starting. */
class StartRefusedTest {

    private static final String ANOTHER_KEY = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    private static Desk open(TestDatabase database, Map<String, Object> properties) {
        return Desk.openEngine(database, properties);
    }

    private static FailureAnalysis explained(Throwable failure) {
        return Stream.of(new StartRefusedFailureAnalyzer(), new DatabaseFailureAnalyzer())
                .map((FailureAnalyzer analyzer) -> analyzer.analyze(failure))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static String whyNot(TestDatabase database, Map<String, Object> properties) {
        try (Desk desk = open(database, properties)) {
            throw new AssertionError("it opened");
        } catch (RuntimeException e) {
            return explained(e).getDescription();
        }
    }

    @ParameterizedTest
    @EnumSource
    void with_another_key_than_the_database_was_begun_with(TestDatabase.Kind kind) {
        TestDatabase database = TestDatabase.fresh(kind);
        open(database, Map.of("firstline.secret-key", Desk.SECRET_KEY)).close();

        assertThat(whyNot(database, Map.of("firstline.secret-key", ANOTHER_KEY)))
                .contains("FIRSTLINE_SECRET_KEY is not the key");
    }

    @Test
    void on_a_second_node_that_was_given_no_key() {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        open(database, Map.of()).close();
        TestDatabase second = database.forAnotherNode();

        assertThat(whyNot(second, Map.of())).contains("begun with a secret key, and none was given");
        assertThat(second.folder().resolve("secret.key")).doesNotExist();
    }

    @Test
    void with_a_key_that_is_none() {
        assertThat(whyNot(TestDatabase.fresh(TestDatabase.Kind.H2), Map.of("firstline.secret-key", "too short")))
                .contains("FIRSTLINE_SECRET_KEY does not hold a secret key");
    }

    @Test
    void with_a_key_file_others_may_read() throws IOException {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.H2);
        open(database, Map.of()).close();
        Path file = database.folder().resolve("secret.key");
        assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(whyNot(database, Map.of())).contains("Others than its owner have rights");
    }

    @Test
    void on_a_database_that_is_not_postgresql() {
        assertThat(whyNot(
                        TestDatabase.fresh(TestDatabase.Kind.H2),
                        Map.of("firstline.database.url", "jdbc:mysql://localhost/firstline")))
                .contains("no address of a PostgreSQL server");
    }

    @Test
    void on_a_server_that_does_not_answer() {
        assertThat(whyNot(
                        TestDatabase.fresh(TestDatabase.Kind.H2),
                        Map.of("firstline.database.url", "jdbc:postgresql://localhost:1/firstline")))
                .contains("does not answer");
    }

    @Test
    void on_a_server_that_has_no_such_database() {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);

        assertThat(whyNot(
                        database,
                        Map.of("firstline.database.url", database.url().replace("/firstline_", "/nothing_"))))
                .contains("no database of the name");
    }

    @Test
    void on_an_embedded_database_another_process_has_open() throws Exception {
        TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.H2);
        open(database, Map.of()).close();
        try (AnotherJvm holder =
                AnotherJvm.run(HoldsDatabase.class, database.folder().toString())) {
            holder.awaitLine("open");

            assertThat(whyNot(database, Map.of())).contains("in use by another process");
        }
    }

    /** Keeps the embedded database of a data folder open until it is killed. */
    static final class HoldsDatabase {

        public static void main(String[] arguments) throws Exception {
            try (var connection = Database.in(DataFolder.at(arguments[0])).connect()) {
                System.out.println("open");
                Thread.sleep(60_000);
                connection.isValid(1);
            }
        }
    }

    @Test
    void in_a_data_folder_that_cannot_be_written_to() throws IOException {
        Path file = Files.createTempFile("firstline", "no-folder");

        assertThat(whyNot(
                        TestDatabase.fresh(TestDatabase.Kind.H2),
                        Map.of("firstline.data", file.resolve("data").toString())))
                .contains("cannot be written to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstline.presence.offline-after=1",
                "firstline.presence.offline-after=1000",
                "firstline.security-log.keep-days=0"
            })
    void with_a_setting_beyond_its_limits(String setting) {
        var value = setting.substring(setting.indexOf('=') + 1);

        assertThatThrownBy(() -> Desk.open(
                        TestDatabase.fresh(TestDatabase.Kind.H2),
                        WebApplicationType.SERVLET,
                        Map.of("server.port", "0", setting.substring(0, setting.indexOf('=')), value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + value + ".");
    }
}
