package dev.firstline.people.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceSettingsTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 999})
    void an_absence_takes_2_to_999_minutes(int minutes) {
        assertThat(new PresenceSettings(minutes).absence()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 1000})
    void any_other_is_refused(int minutes) {
        assertThatThrownBy(() -> new PresenceSettings(minutes))
                .hasMessageContaining("2 to 999 minutes, not " + minutes);
    }
}
