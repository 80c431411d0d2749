package dev.firstline.session.routing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.pdf",
                "Отчёт за ноябрь (2).docx",
                "a\"b'c;d=e%20f.txt",
                "no extension",
                ".hidden",
                "👩‍👩‍👧.png",
                "two..dots",
                "x.tar.gz",
                "naïve é.txt"
            })
    void a_harmless_name_is_kept_as_typed(String typed) {
        assertThat(FileName.of(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /etc/passwd                | passwd
                    ..\\..\\boot.ini           | boot.ini
                    C:\\Users\\me\\photo.jpg   | photo.jpg
                    folder/../..               | file
                    a/b\\c                     | c
                    folder/                    | file
                    ..                         | file
                    .                          | file
                    """)
    void of_a_path_the_last_part_is_left(String typed, String kept) {
        assertThat(FileName.of(typed)).isEqualTo(kept);
    }

    @Test
    void what_cannot_be_seen_and_what_turns_the_text_around_is_left_out() {
        assertThat(FileName.of("a\0b\r\nc\t\u0085.txt")).isEqualTo("abc.txt");
        assertThat(FileName.of("photo\u202Egpj.exe")).isEqualTo("photogpj.exe");
        assertThat(FileName.of("x\u2028y\u2066z\u200F.txt")).isEqualTo("xyz.txt");
        assertThat(FileName.of("half\uD83D.txt")).isEqualTo("half.txt");
        assertThat(FileName.of("a\n/b")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0", "\u202E", " / "})
    void what_has_no_name_is_a_file(String typed) {
        assertThat(FileName.of(typed)).isEqualTo("file");
    }

    @Test
    void a_long_name_is_cut_before_its_extension() {
        assertThat(FileName.of("x".repeat(255))).hasSize(255);
        assertThat(FileName.of("x".repeat(300) + ".jpeg")).isEqualTo("x".repeat(250) + ".jpeg");
        assertThat(FileName.of("x." + "y".repeat(300))).isEqualTo("x." + "y".repeat(253));
        var emojis = FileName.of("😀".repeat(300) + ".png");
        assertThat(emojis.codePointCount(0, emojis.length())).isEqualTo(255);
        assertThat(emojis).isEqualTo("😀".repeat(251) + ".png");
    }
}
