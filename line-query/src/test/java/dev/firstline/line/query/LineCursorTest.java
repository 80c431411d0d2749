package dev.firstline.line.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCursorTest {

    private static final String LINE = "5f0c2c0e-7a3f-4c6c-9a59-0d5a3d3f6d11";

    @Test
    void a_cursor_reads_back_as_what_it_was() {
        var cursor = new LineCursor(UUID.fromString(LINE), "линия % 1 👍");

        assertThat(LineCursor.parse(cursor.asText())).isEqualTo(cursor);
    }

    @Test
    void without_a_cursor_the_list_begins_before_every_name() {
        assertThat(LineCursor.parse(null).foldedName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "bm90IGEgbGluZQ", "****"})
    void what_is_no_cursor_is_refused(String text) {
        refuses(text);
    }

    @Test
    void a_forged_cursor_is_refused() {
        refuses(encoded("no uuid, but quite as long as one is" + "support"));
        refuses(encoded(LINE + "a\u0000b"));
        refuses(encoded(LINE + "support") + "==");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static void refuses(String text) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> LineCursor.parse(text))
                .satisfies(refused ->
                        assertThat(refused.refusal()).isEqualTo(new InvalidValue("cursor", Problem.MALFORMED)));
    }
}
