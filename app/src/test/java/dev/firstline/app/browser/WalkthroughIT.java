package dev.firstline.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** Serves a desk and lets the console's browser tests (console/e2e) walk through it. */
@ExtendWith(OutputCaptureExtension.class)
class WalkthroughIT {

    private static final Pattern FIRST_RUN = Pattern.compile("/first-run#\\S+");

    @Test
    void people_walk_through_the_desk_in_their_browsers() throws Exception {
        try (var desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2))) {
            Walk.through("desk", desk.address(), Map.of());
        }
    }

    @Test
    void a_new_installation_leads_to_its_administrator_and_its_first_line(CapturedOutput log) throws Exception {
        Map<String, Object> settings = Map.of(
                "firstline.secret-key",
                Desk.SECRET_KEY,
                "server.port",
                "0",
                "logging.level.dev.firstline.app.signin",
                "info");
        try (var desk = Desk.open(TestDatabase.fresh(TestDatabase.Kind.H2), WebApplicationType.SERVLET, settings)) {
            var port = desk.get(Environment.class).getRequiredProperty("local.server.port");
            var link = FIRST_RUN.matcher(log.getAll());
            assertThat(link.find()).as("a link in the log").isTrue();
            Walk.through(
                    "first-run", URI.create("http://127.0.0.1:" + port), Map.of("FIRSTLINE_FIRST_RUN", link.group()));
        }
    }
}
