package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.GeneralRefusal;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.application.ApplicationRefusal;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineRefusal;
import dev.firstline.shared.api.people.PeopleRefusal;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.session.FileRefusal;
import dev.firstline.shared.api.session.SessionRefusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static Properties words(String bundle) throws IOException {
        var words = new Properties();
        try (var file = WordsTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "ledger", "security"})
    void what_is_said_in_one_language_is_said_in_the_other(String bundle) throws IOException {
        assertThat(words(bundle + "_ru").keySet()).isEqualTo(words(bundle).keySet());
        assertThat(words(bundle + "_ru").values()).noneMatch(words(bundle)::containsValue);
    }

    @Test
    void there_are_words_for_each_refusal() throws IOException {
        var words = words("problems");
        Stream.of(
                        GeneralRefusal.class,
                        LineRefusal.class,
                        PeopleRefusal.class,
                        SessionRefusal.class,
                        FileRefusal.class,
                        ApplicationRefusal.class)
                .flatMap(vocabulary -> Arrays.stream(vocabulary.getPermittedSubclasses()))
                .filter(refusal -> refusal != InvalidValue.class)
                .map(refusal -> refusal.getSimpleName()
                        .replaceAll("([a-z])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT))
                .forEach(name -> assertThat(words.stringPropertyNames()).contains(name, name + ".detail"));
        Arrays.stream(GeneralRefusal.Problem.values())
                .forEach(rule -> assertThat(words.stringPropertyNames()).contains("invalid-value." + rule));
    }

    @Test
    void there_are_words_for_each_event_of_the_security_log() throws IOException {
        assertThat(words("security").stringPropertyNames())
                .containsAll(Arrays.stream(SecurityEvent.values())
                        .map(event -> "security." + event)
                        .toList());
    }

    @Test
    void there_are_words_for_each_event_of_a_line() throws IOException {
        var words = words("ledger").stringPropertyNames();
        Arrays.stream(LineEvent.class.getPermittedSubclasses())
                .map(event -> "ledger." + event.getAnnotation(StoredAs.class).value())
                .forEach(key -> assertThat(
                                words.contains(key) || words.containsAll(Set.of(key + ".true", key + ".false")))
                        .as(key)
                        .isTrue());
    }
}
