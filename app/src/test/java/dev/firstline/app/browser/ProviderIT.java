package dev.firstline.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;

/** Signs in by a real Keycloak, as people in their browsers and as programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ProviderIT {

    private Keycloak keycloak;

    @BeforeAll
    void start() throws IOException {
        keycloak = Keycloak.start();
    }

    @AfterAll
    void stop() throws InterruptedException {
        keycloak.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "FIRSTLINE_KEYCLOAK",
                keycloak.address().toString(),
                "FIRSTLINE_KEYCLOAK_ADMINISTRATOR",
                Keycloak.ADMINISTRATOR);
    }

    @Test
    @Order(1)
    void the_providers_people_set_up_an_installation_without_local_accounts() throws Exception {
        Map<String, Object> settings = new HashMap<>(keycloak.settings());
        settings.put("firstline.local-accounts", "false");
        settings.put("firstline.oidc.administrators", "Firstline administrators");
        settings.put("firstline.oidc.client-id", "firstline-public");
        settings.remove("firstline.oidc.client-secret");
        settings.put("firstline.secret-key", Desk.SECRET_KEY);
        settings.put("server.port", "0");
        try (var desk = Desk.open(TestDatabase.fresh(TestDatabase.Kind.H2), WebApplicationType.SERVLET, settings)) {
            var port = desk.get(Environment.class).getRequiredProperty("local.server.port");
            Walk.through("provider-only", URI.create("http://127.0.0.1:" + port), environment());
        }
    }

    @Test
    @Order(2)
    void programs_come_with_tokens_of_the_providers() {
        keycloak.offerScope("firstline.read", "robot");
        try (var desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2), keycloak.settings())) {
            var whole = keycloak.serviceToken("robot", "profile");
            var narrow = keycloak.serviceToken("robot", "firstline.read");
            var strangers = keycloak.serviceToken("stranger", "profile");

            var me = with(desk, whole, "/api/me").expect(200);
            assertThat(me.path("login").asString()).isEqualTo("service-account-robot");
            assertThat(goOnline(desk, whole).status()).isEqualTo(200);
            assertThat(with(desk, narrow, "/api/me").expect(200).path("id")).isEqualTo(me.path("id"));
            goOnline(desk, narrow).expectProblem(403, "scope-too-small");
            with(desk, strangers, "/api/me").expectProblem(401, "not-signed-in");
        }
    }

    private static Browser.Answer with(SampleDesk desk, String token, String path) {
        var program = new Browser(desk.address());
        return program.send(program.request(path).header("Authorization", "Bearer " + token));
    }

    private static Browser.Answer goOnline(SampleDesk desk, String token) {
        var program = new Browser(desk.address());
        return program.send(program.request("/api/me/presence")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString("{\"status\": \"ONLINE\"}")));
    }

    @Test
    @Order(3)
    void people_sign_in_at_the_provider_and_by_password_when_it_is_gone() throws Exception {
        try (var desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2), keycloak.settings())) {
            Walk.through("provider", desk.address(), environment());
            keycloak.close();
            Walk.through("provider-down", desk.address(), Map.of());
        }
    }
}
