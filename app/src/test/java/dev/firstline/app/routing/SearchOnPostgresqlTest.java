package dev.firstline.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchOnPostgresqlTest extends SearchContract {

    SearchOnPostgresqlTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }

    @ParameterizedTest
    @CsvSource({"Сломались принтеры, принтерами", "Two printers are broken, printed"})
    void a_word_is_found_in_its_other_forms(String text, String searched) {
        var session = written(0, text);
        readable(session);

        assertThat(found(searched)).containsExactly(session);
    }
}
