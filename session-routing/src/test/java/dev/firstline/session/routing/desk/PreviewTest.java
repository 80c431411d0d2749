package dev.firstline.session.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private static final String MUCH = "much before it ".repeat(30);

    @Test
    void a_short_message_is_shown_whole() {
        assertThat(Preview.around("Two\n lines", List.of("lines"))).isEqualTo("Two lines");
    }

    @Test
    void a_long_one_is_shown_from_a_word_before_the_one_found() {
        assertThat(Preview.around(MUCH + "the needle " + MUCH, List.of("needle")))
                .startsWith("…")
                .endsWith("…")
                .contains("before it the needle much")
                .hasSizeLessThanOrEqualTo(161);
    }

    @Test
    void a_word_is_also_found_in_another_form() {
        assertThat(Preview.around(MUCH + "сломанные ПРИНТЕРЫ", List.of("принтерами")))
                .endsWith("сломанные ПРИНТЕРЫ");
    }

    @Test
    void what_has_no_blank_before_it_is_shown_from_itself() {
        assertThat(Preview.around("字".repeat(300) + "needle", List.of("needle")))
                .isEqualTo("…needle");
    }

    @Test
    void a_message_without_the_words_is_shown_from_its_beginning() {
        assertThat(Preview.around(MUCH, List.of("zebra")))
                .startsWith("much before")
                .endsWith("…");
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(Preview.of("😀".repeat(100))).isEqualTo("😀".repeat(79) + "…");
    }
}
