package dev.firstline.app.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.app.engine.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @Test
    void addresses_are_ranges_of_one() {
        assertThat(TrustedProxies.ranges("10.0.0.0/8, 192.168.1.7,fd00::1 , fd00::/8"))
                .isEqualTo("10.0.0.0/8,192.168.1.7/32,fd00::1/128,fd00::/8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.0/99",
                "10.0.0.999",
                ",",
                "10.0.0.1,",
                "*",
                ".*",
                "10.0.0.1;10.0.0.2",
                "/8"
            })
    void what_is_no_address_keeps_it_from_starting(String wrong) {
        assertThatThrownBy(() -> TrustedProxies.ranges(wrong))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("FIRSTLINE_TRUSTED_PROXIES");
    }
}
