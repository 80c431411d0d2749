package dev.firstline.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a project of the console's browser tests (console/e2e). Screenshots and traces are left in console/target/e2e. */
final class Walk {

    private Walk() {}

    static void through(String project, URI desk, Map<String, String> more) throws Exception {
        var command = new ProcessBuilder("npm", "run", "e2e", "--", "--project=" + project)
                .directory(Path.of("..", "console").toFile())
                .redirectErrorStream(true);
        command.environment().put("FIRSTLINE_URL", desk.toString());
        command.environment().putAll(more);

        var browsers = command.start();
        browsers.getOutputStream().close();
        List<String> lines;
        try (var said = browsers.inputReader(UTF_8)) {
            lines = said.lines().peek(System.out::println).toList();
        }
        assertThat(browsers.waitFor())
                .as(() -> "exit code of the browser tests, which ended with\n" + last(120, lines))
                .isZero();
    }

    private static String last(int count, List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
