package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedTypeTest {

    @ParameterizedTest(name = "{0}, inline {1} → {2}, inline {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    image/png             | true  | image/png                | true
                    image/jpeg            | true  | image/jpeg               | true
                    image/png             | false | image/png                | false
                    image/svg+xml         | true  | application/octet-stream | false
                    image/x-unknown       | true  | application/octet-stream | false
                    text/html             | true  | application/octet-stream | false
                    application/xhtml+xml | true  | application/octet-stream | false
                    text/xml              | true  | application/octet-stream | false
                    text/javascript       | true  | application/octet-stream | false
                    text/css              | true  | application/octet-stream | false
                    text/csv              | true  | application/octet-stream | false
                    application/pdf       | true  | application/pdf          | false
                    text/plain            | true  | text/plain               | false
                    video/mp4             | true  | video/mp4                | false
                    audio/mpeg            | false | audio/mpeg               | false
                    """)
    void only_what_runs_nothing_goes_by_its_name_and_only_pictures_are_shown(
            String detected, boolean asked, String served, boolean inline) {
        assertThat(ServedType.of(detected, asked)).isEqualTo(new ServedType(served, inline));
    }
}
