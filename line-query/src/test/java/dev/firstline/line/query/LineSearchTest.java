package dev.firstline.line.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSearchTest {

    @ParameterizedTest
    @CsvSource({
        "Support, %support%",
        "ПОДДЕРЖКА, %поддержка%",
        "100%, %100!%%",
        "a_b, %a!_b%",
        "wow!, %wow!!%",
        "'  two words ', %two words%",
        "'', %%",
    })
    void names_are_searched_as_they_are_compared_and_wildcards_are_letters(String search, String pattern) {
        assertThat(LineSearch.pattern(search)).isEqualTo(pattern);
    }

    @Test
    void without_a_search_every_name_fits() {
        assertThat(LineSearch.pattern(null)).isEqualTo("%%");
    }

    @Test
    void what_no_database_takes_as_text_is_refused() {
        for (var search : new String[] {"a\u0000b", "a\ud83d"}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> LineSearch.pattern(search))
                    .satisfies(refused ->
                            assertThat(refused.refusal()).isEqualTo(new InvalidValue("search", Problem.MALFORMED)));
        }
    }
}
