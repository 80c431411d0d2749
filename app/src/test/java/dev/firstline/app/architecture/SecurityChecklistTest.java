package dev.firstline.app.architecture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecurityChecklistTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Contract))(?:#(\\w+))?`");

    @Test
    void every_test_the_checklist_names_exists() throws IOException {
        var tests = tests();
        var missing = new ArrayList<String>();
        var named = NAMED.matcher(Files.readString(ROOT.resolve("docs/security.md")));
        var count = 0;
        while (named.find()) {
            count++;
            var source = tests.getOrDefault(named.group(1), "");
            var method = named.group(2);
            if (source.isEmpty() || method != null && !source.contains("void " + method + "(")) {
                missing.add(named.group());
            }
        }
        assertThat(count).isGreaterThan(50);
        assertThat(missing)
                .as("tests docs/security.md names that there are not, because what nobody proves is no promise")
                .isEmpty();
    }

    /** The sources of all modules' tests, by class: most are on no class path of this module. */
    private static Map<String, String> tests() throws IOException {
        try (var files = Files.find(
                ROOT,
                20,
                (file, attributes) -> file.toString().endsWith(".java")
                        && file.normalize().toString().contains("src/test/java"))) {
            return files.collect(toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    SecurityChecklistTest::read,
                    (one, other) -> one + other));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
