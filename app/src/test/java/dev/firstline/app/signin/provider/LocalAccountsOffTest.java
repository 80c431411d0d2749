package dev.firstline.app.signin.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.StartRefusedException;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleProvider;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** An installation where the identity provider alone lets people in. */
class LocalAccountsOffTest {

    private final SampleProvider provider = new SampleProvider();
    private final TestDatabase database = TestDatabase.fresh(TestDatabase.Kind.H2);

    @AfterEach
    void close() {
        provider.close();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(provider.settings());
        settings.putAll(Map.of(
                "firstline.local-accounts", "false",
                "firstline.oidc.administrators", "desk admins",
                "firstline.secret-key", Desk.SECRET_KEY,
                "server.port", "0"));
        return settings;
    }

    private Browser signedIn(Browser browser, String login, List<String> groups) {
        var question = URI.create(browser.get("/api/sign-in/provider")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        var back = browser.get(provider.signIn(question, provider.claims(login).claim("groups", groups)));
        assertThat(back.headers().firstValue("Location")).hasValue("/");
        return browser;
    }

    @Test
    void passwords_let_nobody_in_and_the_providers_administrators_set_up_the_desk() {
        try (var desk = Desk.open(database, WebApplicationType.SERVLET, settings())) {
            var browser = new Browser(address(desk));
            var site = browser.get("/api/site").expect(200);
            assertThat(site.path("firstRun").asBoolean()).isFalse();
            assertThat(site.path("signIn").path("password").asBoolean()).isFalse();
            assertThat(site.path("signIn").path("provider").path("name").asString())
                    .isEqualTo("Sample ID");
            browser.post("/api/first-run", Map.of("token", "x", "login", "x", "name", "X", "password", "long enough"))
                    .expectProblem(403, "first-run-closed");

            signedIn(new Browser(address(desk)), "olga", List.of("others"))
                    .get("/api/groups")
                    .expectProblem(403, "not-allowed");
            var boss = signedIn(new Browser(address(desk)), "boris", List.of("desk admins"));
            var password = "a password like no other";
            boss.post(
                            "/api/employees",
                            Map.of("login", "paul", "name", "Paul", "password", password, "groups", List.of()))
                    .expect(201);

            for (String login : List.of("paul", "nobody")) {
                browser.post("/api/sign-in", Map.of("login", login, "password", password))
                        .expectProblem(403, "local-accounts-off");
                browser.send(browser.request("/api/tokens")
                                .header("Content-Type", "application/json")
                                .header("Authorization", basic(login, password))
                                .POST(BodyPublishers.ofString("{\"name\": \"Robot\"}")))
                        .expectProblem(403, "local-accounts-off");
            }
            assertThat(providerName(desk)).isEqualTo("desk admins");
        }

        var changed = settings();
        changed.put("firstline.oidc.administrators", "others");
        try (var desk = Desk.open(database, WebApplicationType.SERVLET, changed)) {
            assertThat(providerName(desk)).isEqualTo("desk admins");
        }
    }

    private static URI address(Desk desk) {
        return URI.create(
                "http://127.0.0.1:" + desk.context().getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(UTF_8));
    }

    private static Object providerName(Desk desk) {
        return desk.jdbc()
                .sql("SELECT provider_name FROM people_group WHERE provider_name IS NOT NULL")
                .query()
                .singleValue();
    }

    @Test
    void without_a_provider_it_does_not_start() {
        assertThatThrownBy(() -> Desk.open(
                        database,
                        WebApplicationType.NONE,
                        Map.of("firstline.secret-key", Desk.SECRET_KEY, "firstline.local-accounts", "false")))
                .hasRootCauseInstanceOf(StartRefusedException.class)
                .rootCause()
                .hasMessageContaining("nobody could sign in");
    }

    @Test
    void a_provider_that_does_not_know_us_by_a_name_does_not_start() {
        assertThatThrownBy(() -> Desk.open(
                        database,
                        WebApplicationType.NONE,
                        Map.of("firstline.secret-key", Desk.SECRET_KEY, "firstline.oidc.issuer", provider.issuer())))
                .hasRootCauseInstanceOf(StartRefusedException.class);
    }
}
