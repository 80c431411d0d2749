package dev.firstline.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/desk?list=queue&line=1#x", "/a//b", "/a%5Cb", "/?to=https://example.org"})
    void a_path_of_this_site_is_kept(String path) {
        assertThat(OwnPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "//example.org",
                "///example.org",
                "/\\example.org",
                "\\\\example.org",
                "https://example.org/",
                "https:/example.org",
                "javascript:alert(1)",
                "/\t/example.org",
                "/a\r\nSet-Cookie: x",
                " /desk",
            })
    void what_leads_elsewhere_leads_to_the_start(String elsewhere) {
        assertThat(OwnPath.of(elsewhere)).isEqualTo("/");
    }

    @Test
    void nothing_told_leads_to_the_start() {
        assertThat(OwnPath.of(null)).isEqualTo("/");
    }
}
