package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.junit.jupiter.api.Test;

class CloseReasonTest {

    @Test
    void a_reason_is_as_long_as_a_name_whatever_it_is_written_in() {
        for (String character : new String[] {"x", "\u044F", "\uD83D\uDE80"}) {
            assertThat(CloseReason.of(character.repeat(255))).isEqualTo(character.repeat(255));
            assertThatThrownBy(() -> CloseReason.of(character.repeat(256)))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal())
                                    .isEqualTo(new InvalidValue("reason", Problem.TOO_LONG)));
        }
    }
}
