package dev.firstline.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that moves takes the links to it along. */
class LinksTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PLACES = List.of("", "docs", "docs/decisions", "benchmarks");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)|^\\[[^]]+]: (\\S+)", Pattern.MULTILINE);

    static Stream<Path> documents() {
        return PLACES.stream().map(ROOT::resolve).flatMap(LinksTest::documentsIn);
    }

    private static Stream<Path> documentsIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_links_to_what_is_there(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(document)).results())
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .filteredOn(target -> !target.contains(":"))
                .allSatisfy(
                        target -> assertThat(document.resolveSibling(target)).exists());
    }
}
