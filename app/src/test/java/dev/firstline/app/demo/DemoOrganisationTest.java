package dev.firstline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.StartRefusedException;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

class DemoOrganisationTest {

    @Test
    void the_demo_does_not_start_on_an_installation_of_its_own() {
        var database = TestDatabase.fresh(TestDatabase.Kind.H2);
        Desk.open(
                        database,
                        WebApplicationType.SERVLET,
                        Map.of(
                                "firstline.secret-key",
                                Desk.SECRET_KEY,
                                "firstline.admin-password",
                                "a long password",
                                "server.port",
                                "0"))
                .close();

        assertThatThrownBy(() -> SampleDesk.open(database).close())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("installation of its own");
    }

    @Test
    void the_demo_started_again_finds_what_it_left() {
        var database = TestDatabase.fresh(TestDatabase.Kind.H2);
        try (var first = SampleDesk.open(database)) {
            var admin = first.signedIn("admin");
            var line = admin.get("/api/lines")
                    .expect(200)
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            admin.put("/api/lines/" + line + "/name", Map.of("name", "Renamed")).expect(200);
        }

        try (var again = SampleDesk.open(database)) {
            var lines = again.signedIn("admin").get("/api/lines").expect(200).path("items");
            assertThat(lines).hasSize(1);
            assertThat(lines.path(0).path("name").asString()).isEqualTo("Renamed");
        }
    }
}
