package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.junit.jupiter.api.Test;

class CloseReasonTest {

    @Test
    void a_reason_is_kept_without_white_space_around_it() {
        assertThat(CloseReason.of(" \u2003solved\n")).isEqualTo("solved");
    }

    @Test
    void a_reason_need_not_be_given() {
        assertThat(CloseReason.of(null)).isNull();
        assertThat(CloseReason.of(" \t\n")).isNull();
    }

    @Test
    void a_reason_is_as_long_as_a_name_whatever_it_is_written_in() {
        for (String character : new String[] {"x", "\u044F", "\uD83D\uDE80"}) {
            assertThat(CloseReason.of(" " + character.repeat(255) + " ")).isEqualTo(character.repeat(255));
            refused(character.repeat(256), Problem.TOO_LONG);
        }
    }

    @Test
    void a_reason_the_database_cannot_keep_is_refused() {
        refused("sol\0ved", Problem.MALFORMED);
        refused("\0", Problem.MALFORMED);
    }

    private static void refused(String reason, Problem problem) {
        assertThatThrownBy(() -> CloseReason.of(reason))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal()).isEqualTo(new InvalidValue("reason", problem)));
    }
}
