package dev.firstline.people.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.RefusedException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void what_was_written_is_read() {
        var cursor = new Cursor(Instant.parse("2026-01-01T00:00:00.123Z"), ID);
        assertThat(Cursor.parse(cursor.asText())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forged", "%00", "MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAx"})
    void what_others_wrote_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void a_moment_no_database_knows_is_the_nearest_it_does(String moment) {
        assertThat(Cursor.inDatabase(Instant.parse(moment)).getYear()).isIn(1970, 9999);
    }
}
