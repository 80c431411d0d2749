package dev.firstline.people.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

    @ParameterizedTest
    @CsvSource({"Анна, %анна%", "' anna ', %anna%", "50%, %50!%%", "a_b, %a!_b%", "wow!, %wow!!%"})
    void a_text_is_searched_literally_and_without_case(String text, String pattern) {
        assertThat(Search.containing(text)).isEqualTo(pattern);
    }

    @Test
    void nothing_searched_for_is_in_everything() {
        assertThat(Search.containing(null)).isEqualTo("%%");
        assertThat(Search.containing("  ")).isEqualTo("%%");
    }

    @Test
    void what_postgresql_does_not_take_is_left_out() {
        assertThat(Search.containing("a\0b")).isEqualTo("%ab%");
    }
}
