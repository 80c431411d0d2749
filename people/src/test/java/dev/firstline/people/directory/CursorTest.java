package dev.firstline.people.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void a_cursor_reads_back_as_it_was_written() {
        var cursor = new Cursor("поддержка ?/", UUID.fromString("00000000-0000-4000-8000-000000000001"));

        assertThat(Cursor.parse(cursor.asText())).isEqualTo(cursor);
        assertThat(cursor.asText()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void without_a_cursor_a_list_begins_before_every_name() {
        assertThat(Cursor.parse(null).foldedName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "YWJj",
                "bm90IGEgdXVpZCBidXQgbG9uZyBlbm91Z2ggdG8gYmUgb25l",
                "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwAA"
            })
    void a_foreign_cursor_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal()).isEqualTo(new InvalidValue("cursor", Problem.MALFORMED)));
    }
}
