package dev.firstline.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::1, 20010db800010002",
        "[2001:db8:1:3::1], 20010db800010003",
        "fe80::1%eth0, fe80000000000000",
        "::ffff:203.0.113.7, ::ffff:203.0.113.7",
        "nonsense, nonsense",
        "12345::, 12345::"
    })
    void an_address_counts_for_what_its_owner_has(String address, String block) {
        assertThat(AddressBlock.of(address)).isEqualTo(block);
    }
}
