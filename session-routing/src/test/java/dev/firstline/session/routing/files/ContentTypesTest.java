package dev.firstline.session.routing.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {

    private final ContentTypes types = new ContentTypes();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    just words                                          | notes.txt  | text/plain
                    a,b                                                 | list.csv   | text/csv
                    %PDF-1.4                                            | scan.pdf   | application/pdf
                    PK\\u0003\\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  | x.docx     | application/vnd.openxmlformats-officedocument.wordprocessingml.document
                    \\u0001\\u0002                                      | thing      | application/octet-stream
                    %PDF-1.4                                            | photo.png  | application/pdf
                    <html><script>alert(1)</script>                     | photo.png  | text/html
                    <script>alert(1)</script>                           | photo.png  | text/plain
                    <svg xmlns="http://www.w3.org/2000/svg"/>           | photo.png  | image/svg+xml
                    \\u0001\\u0002                                      | photo.png  | application/octet-stream
                    GIF89a/*                                            | page.html  | image/gif
                    <?php echo 1;                                       | photo.gif  | text/x-php
                    MZ\\u0090                                           | photo.jpg  | application/x-msdownload
                    """)
    void a_type_is_told_by_content_and_then_by_name_and_no_name_makes_a_picture(
            String content, String name, String type) {
        assertThat(types.of(unescaped(content).getBytes(ISO_8859_1), name)).isEqualTo(type);
    }

    private static String unescaped(String content) {
        return Pattern.compile("\\\\u(\\p{XDigit}{4})")
                .matcher(content)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    }
}
