package dev.firstline.shared.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NameTest {

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("Support", "Support"),
                Arguments.of("  Support \t\n", "Support"),
                Arguments.of("\u00a0Support\u3000", "Support"),
                Arguments.of("\u200fSupport\u200e", "Support"),
                Arguments.of("\ufeffSupport", "Support"),
                Arguments.of("Линия поддержки", "Линия поддержки"),
                Arguments.of("תמיכה\u200f (C++)", "תמיכה\u200f (C++)"),
                Arguments.of("می\u200cخواهم", "می\u200cخواهم"),
                Arguments.of("👩\u200d💻 desk", "👩\u200d💻 desk"),
                Arguments.of("x".repeat(255), "x".repeat(255)),
                Arguments.of("👍".repeat(255), "👍".repeat(255)),
                Arguments.of("ß".repeat(255), "ß".repeat(255)),
                Arguments.of(" ".repeat(300) + "x", "x"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_name_is_kept_as_written_without_blanks_at_its_ends(String written, String kept) {
        assertThat(Name.of("name", written).text()).isEqualTo(kept);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", Problem.REQUIRED),
                Arguments.of(" \t\r\n", Problem.REQUIRED),
                Arguments.of("\u00a0\u2003\u3000", Problem.REQUIRED),
                Arguments.of("\u200f\u200e\u200b", Problem.REQUIRED),
                Arguments.of("\u3164", Problem.REQUIRED),
                Arguments.of("x".repeat(256), Problem.TOO_LONG),
                Arguments.of("👍".repeat(256), Problem.TOO_LONG),
                Arguments.of("ﷺ".repeat(255), Problem.TOO_LONG),
                Arguments.of("x" + " ".repeat(1_000_000) + "x", Problem.TOO_LONG),
                Arguments.of("a\nb", Problem.MALFORMED),
                Arguments.of("a\u0000b", Problem.MALFORMED),
                Arguments.of("\u0000", Problem.MALFORMED),
                Arguments.of("a\u0085b", Problem.MALFORMED),
                Arguments.of("a\u2028b", Problem.MALFORMED),
                Arguments.of("a\u202eb", Problem.MALFORMED),
                Arguments.of("a\u2067b", Problem.MALFORMED),
                Arguments.of("a\ud83d", Problem.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_name_is_refused_on_its_field(String written, Problem problem) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Name.of("title", written))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new InvalidValue("title", problem)));
    }

    static Stream<Arguments> alike() {
        return Stream.of(
                Arguments.of("Support", "SUPPORT"),
                Arguments.of("Поддержка", "ПОДДЕРЖКА"),
                Arguments.of("Straße", "STRASSE"),
                Arguments.of("Straße", "STRAẞE"),
                Arguments.of("Όδος", "ΌΔΟΣ"),
                Arguments.of("Café", "Cafe\u0301"),
                Arguments.of("Ｓupport", "support"),
                Arguments.of("ﬁne", "FINE"),
                Arguments.of("Desk\u00a01", "desk 1"),
                Arguments.of("Sup\u200fport", "support"),
                Arguments.of("Sup\u00adport", "support"),
                Arguments.of("☎\ufe0f", "☎"));
    }

    @ParameterizedTest
    @MethodSource("alike")
    void names_that_look_alike_are_the_same(String one, String other) {
        assertThat(Name.of("name", one).folded())
                .isEqualTo(Name.of("name", other).folded());
    }

    @Test
    void names_that_differ_in_a_letter_are_not_the_same() {
        assertThat(Name.of("name", "Еж").folded())
                .isNotEqualTo(Name.of("name", "Ёж").folded());
    }

    @Test
    void part_of_a_name_folds_to_part_of_its_folded_form() {
        assertThat(Name.folded("ΟΔΟΣΑ")).contains(Name.folded("ΟΔΟΣ"));
    }
}
