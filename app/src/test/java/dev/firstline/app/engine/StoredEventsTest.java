package dev.firstline.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is stored can be read for ever. The file {@code golden/<stored name>.json} holds an event as it was written when it first came;
 * once released it is never edited. Run with {@code -Dgolden=write} to write the files that are missing.
 */
class StoredEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final EventVocabulary VOCABULARY = EventVocabulary.ofFirstline();

    private final EventSerializer serializer = new EventSerializer(VOCABULARY, new Transparent());

    /** Shows in the file which texts are sealed, and whose they are. */
    private static final class Transparent implements PersonalCipher {

        @Override
        public String seal(UUID subject, String text) {
            return "sealed for " + subject + ": " + text;
        }

        @Override
        public @Nullable String open(UUID subject, String sealed) {
            String seal = "sealed for " + subject + ": ";
            assertThat(sealed).startsWith(seal);
            return sealed.substring(seal.length());
        }
    }

    static Stream<String> names() {
        return VOCABULARY.names().stream();
    }

    private static Path golden(String name) {
        return GOLDEN.resolve(name + ".json");
    }

    private String written(Object event) {
        byte[] bytes = serializer.serialize(event, byte[].class).getData();
        return PRETTY.writeValueAsString(PRETTY.readTree(bytes)).replace("\r\n", "\n") + "\n";
    }

    private @Nullable Object read(String name, String json) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, name, null));
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_is_written_as_it_always_was(String name) throws IOException {
        String written = written(ExampleEvents.of(VOCABULARY.classOf(name)));
        if ("write".equals(System.getProperty("golden")) && Files.notExists(golden(name))) {
            Files.writeString(golden(name), written);
        }
        assertThat(written).isEqualTo(Files.readString(golden(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_reads_as_it_was(String name) throws IOException {
        assertThat(read(name, Files.readString(golden(name)))).isEqualTo(ExampleEvents.of(VOCABULARY.classOf(name)));
    }

    @Test
    void every_stored_name_has_its_file_and_every_file_its_name() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(VOCABULARY.names());
        }
    }

    @Test
    void a_member_of_a_later_version_is_passed_over() {
        assertThat(read("line.OperatorNameShown", """
                        {"line": "00000000-0000-0000-0000-000000000001", "version": 2, "shown": true, "colour": "red"}"""))
                .isInstanceOfSatisfying(
                        OperatorNameShown.class,
                        event -> assertThat(event.shown()).isTrue());
    }

    @Test
    void a_member_of_a_later_version_is_absent_in_an_older_event() {
        assertThat(read("people.EmployeeCreated", """
                        {"employee": "00000000-0000-0000-0000-000000000001",
                         "login": "sealed for 00000000-0000-0000-0000-000000000001: ann"}""")).isInstanceOfSatisfying(EmployeeCreated.class, event -> {
            assertThat(event.login()).isEqualTo("ann");
            assertThat(event.email()).isNull();
        });
    }

    @Test
    void files_are_written_where_there_are_some() {
        var file = new FileId(UUID.fromString("00000000-0000-0000-0000-00000000000f"));
        var example = (ReplySent) ExampleEvents.of(ReplySent.class);
        var event = new ReplySent(
                example.session(),
                example.conversation(),
                example.message(),
                example.author(),
                example.client(),
                example.text(),
                List.of(file));

        var written = written(event);

        assertThat(written).contains("\"files\" : [ \"" + file + "\" ]");
        assertThat(read("session.ReplySent", written)).isEqualTo(event);
        assertThat(written(example)).doesNotContain("files");
    }

    @Test
    void an_event_nobody_knows_is_an_error() {
        assertThatThrownBy(() -> read("line.LinePainted", "{}"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("line.LinePainted");
    }

    @Test
    void a_class_outside_the_vocabulary_is_neither_written_nor_read() {
        assertThatThrownBy(() -> serializer.serialize("text", byte[].class)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> read("java.lang.String", "\"text\"")).isInstanceOf(SerializationException.class);
    }

    sealed interface Nameless {
        record Forgotten() implements Nameless {}
    }

    sealed interface Twice {
        @StoredAs("twice.Same")
        record One() implements Twice {}

        @StoredAs("twice.Same")
        record Two() implements Twice {}
    }

    @Test
    void every_event_has_a_name_of_its_own() {
        assertThatThrownBy(() -> new EventVocabulary(Nameless.class)).hasMessageContaining("has no @StoredAs name");
        assertThatThrownBy(() -> new EventVocabulary(Twice.class)).hasMessageContaining("twice.Same names");
    }
}
