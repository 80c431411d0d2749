package dev.firstline.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Serves the sample organisation as the demo does and lets the console's browser tests (console/e2e) walk through it. Screenshots and
 * traces are left in console/target/e2e.
 */
class WalkthroughIT {

    @Test
    void people_walk_through_the_desk_in_their_browsers() throws Exception {
        try (var desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2))) {
            var browsers = new ProcessBuilder("npm", "run", "e2e")
                    .directory(Path.of("..", "console").toFile())
                    .inheritIO();
            browsers.environment().put("FIRSTLINE_URL", desk.address().toString());

            assertThat(browsers.start().waitFor())
                    .as("exit code of the browser tests")
                    .isZero();
        }
    }
}
