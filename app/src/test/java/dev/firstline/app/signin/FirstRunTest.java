package dev.firstline.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

class FirstRunTest {

    private final TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);

    private static Browser browser(Desk desk) {
        var port = desk.context().getEnvironment().getRequiredProperty("local.server.port");
        var browser = new Browser(URI.create("http://127.0.0.1:" + port));
        browser.get("/api/site").expect(200);
        return browser;
    }

    private Desk openWithPassword(String password) {
        return Desk.open(
                database.forAnotherNode(),
                WebApplicationType.SERVLET,
                Map.of(
                        "firstline.secret-key",
                        Desk.SECRET_KEY,
                        "server.port",
                        "0",
                        "firstline.admin-password",
                        password));
    }

    @Test
    void the_link_makes_the_first_administrator_once() {
        try (var desk = Desk.openWithHttp(database)) {
            var browser = browser(desk);
            var site = browser.get("/api/site").expect(200);
            assertThat(site.path("firstRun").asBoolean()).isTrue();
            assertThat(site.path("demo").isNull()).isTrue();
            var firstRun = desk.get(FirstRun.class);
            var earlier = firstRun.newToken();
            var token = firstRun.newToken();
            var right = Map.of("token", token, "login", "root", "name", "Ruth Root", "password", "long enough");

            for (String wrong : List.of(earlier, "", "fl_nonsense")) {
                browser.post(
                                "/api/first-run",
                                Map.of("token", wrong, "login", "root", "name", "Ruth", "password", "long enough"))
                        .expectProblem(403, "first-run-closed");
            }
            for (String wrong : List.of("short", "x".repeat(201), "1234567890", "Ruth Root 1")) {
                var refused = browser.post(
                                "/api/first-run",
                                Map.of("token", token, "login", "root", "name", "Ruth Root", "password", wrong))
                        .expectProblem(422, "invalid-value");
                assertThat(refused.path("errors").path(0).path("field").asString())
                        .isEqualTo("password");
            }
            browser.post("/api/first-run", Map.of("token", token, "login", "", "name", "R", "password", "long enough"))
                    .expectProblem(422, "invalid-value");

            assertThat(browser.post("/api/first-run", right).expect(201).hasNonNull("id"))
                    .isTrue();
            var me = browser.get("/api/me").expect(200);
            assertThat(me.path("login").asString()).isEqualTo("root");
            assertThat(me.path("roles").path(0).asString()).isEqualTo("ADMINISTRATOR");
            assertThat(browser.get("/api/site").expect(200).path("firstRun").asBoolean())
                    .isFalse();
            browser.post("/api/first-run", right).expectProblem(403, "first-run-closed");
            browser(desk).post("/api/first-run", right).expectProblem(403, "first-run-closed");
        }
    }

    @Test
    void a_password_given_makes_the_administrator_without_the_link() {
        try (var desk = openWithPassword("given password")) {
            var browser = browser(desk);
            assertThat(browser.get("/api/site").expect(200).path("firstRun").asBoolean())
                    .isFalse();
            browser.signIn("admin", "given password");
            assertThat(browser.get("/api/me").expect(200).path("roles").path(0).asString())
                    .isEqualTo("ADMINISTRATOR");
        }
        try (var again = openWithPassword("another password")) {
            browser(again).signIn("admin", "given password");
        }
    }

    @Test
    void a_password_too_short_or_too_common_keeps_the_desk_from_starting_and_says_so() {
        for (String wrong : List.of("short", "administrator1")) {
            assertThatThrownBy(() -> openWithPassword(wrong)).hasMessageContaining("FIRSTLINE_ADMIN_PASSWORD");
        }
    }
}
