package dev.firstline.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A desk behind a proxy it trusts, which is this machine, and with low limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindProxyTest {

    private SampleDesk desk;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(
                TestDatabase.fresh(TestDatabase.Kind.H2),
                Map.of(
                        "firstline.trusted-proxies",
                        "192.0.2.1, 127.0.0.0/8, ::1",
                        "firstline.rate.account-per-second",
                        "1",
                        "firstline.rate.account-burst",
                        "30",
                        "firstline.rate.address-per-second",
                        "1",
                        "firstline.rate.address-burst",
                        "20"));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private static Answer from(Browser browser, String address, String path) {
        return browser.send(browser.request(path).header("X-Forwarded-For", address));
    }

    private static Answer signIn(Browser browser, String address, String login, String password) {
        return browser.send(browser.json("/api/sign-in")
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.ofString("{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, password))));
    }

    private Browser visitor(String address) {
        var browser = new Browser(desk.address());
        from(browser, address, "/api/site").expect(200);
        return browser;
    }

    @Test
    void over_tls_cookies_are_secure_and_the_browser_shall_stay_there() {
        var browser = visitor("203.0.113.1");
        var answer = signIn(browser, "203.0.113.1", "operator1", "demo");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "SameSite=Lax", "Path=/"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .isEqualTo("max-age=31536000 ; includeSubDomains");
        var page = browser.send(browser.request("/sign-in").header("X-Forwarded-Proto", "https"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void without_tls_they_are_not() {
        var site = new Browser(desk.address()).get("/api/site");
        assertThat(site.headers().allValues("Set-Cookie"))
                .hasSize(1)
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("SameSite=Lax", "Path=/").doesNotContain("Secure", "HttpOnly"));
        assertThat(site.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void the_address_it_is_asked_at_is_the_proxys() {
        var browser = new Browser(desk.address());
        var described = browser.send(browser.request("/api/openapi.json")
                        .header("X-Forwarded-For", "203.0.113.2")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "desk.example"))
                .expect(200);
        assertThat(described.at("/servers/0/url").asString()).isEqualTo("https://desk.example");
    }

    @Test
    void passwords_tried_count_for_the_address_the_proxy_tells() {
        var guesser = "203.0.113.3";
        var browser = visitor(guesser);
        for (int i = 0; i < 15; i++) {
            signIn(browser, guesser, "guess" + i, "wrong").expectProblem(401, "wrong-credentials");
        }
        // Another address is another caller; one that is only claimed in front of the proxy is not.
        var other = visitor("203.0.113.4");
        for (int i = 0; i < 15; i++) {
            signIn(other, guesser + ", 203.0.113.4", "other" + i, "wrong").expectProblem(401, "wrong-credentials");
        }
        signIn(visitor("203.0.113.5"), "203.0.113.5", "operator2", "demo").expect(204);
    }

    @Test
    void whoever_is_not_signed_in_has_so_many_calls_from_an_address() {
        var browser = new Browser(desk.address());
        var refused = firstRefused(browser, "203.0.113.6", "/api/site");
        refused.expectProblem(429, "too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body().path("retryAfter").asInt()).isEqualTo(1);

        from(browser, "203.0.113.7", "/api/site").expect(200);
        // Pages are not counted.
        for (int i = 0; i < 40; i++) {
            assertThat(from(browser, "203.0.113.6", "/sign-in").status()).isEqualTo(200);
        }
    }

    @Test
    void forged_credentials_and_tokens_of_pages_count_for_the_address() {
        var browser = new Browser(desk.address());
        Answer answer = null;
        for (int i = 0; i < 60 && (answer == null || answer.status() != 429); i++) {
            answer = browser.send(browser.request("/api/me")
                    .header("X-Forwarded-For", "203.0.113.8")
                    .header("Authorization", "Bearer fl_forged" + i));
        }
        assertThat(answer).isNotNull();
        answer.expectProblem(429, "too-many-requests");
        assertThat(browser.send(browser.request("/api/sign-in")
                                .header("X-Forwarded-For", "203.0.113.8")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void whoever_signed_in_has_so_many_calls_wherever_he_is() {
        var token = desk.signedIn("operator3")
                .post("/api/tokens", Map.of("name", "Robot"))
                .expect(201)
                .path("token")
                .asString();
        var program = new Browser(desk.address());
        Answer answer = null;
        for (int i = 0; i < 100 && (answer == null || answer.status() != 429); i++) {
            answer = program.send(program.request("/api/me")
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .header("Authorization", "Bearer " + token));
        }
        assertThat(answer).isNotNull();
        answer.expectProblem(429, "too-many-requests");
        // His colleague at the same address is not held up.
        var colleague = visitor("203.0.113.9");
        signIn(colleague, "203.0.113.9", "supervisor", "demo").expect(204);
    }

    private static Answer firstRefused(Browser browser, String address, String path) {
        for (int i = 0; i < 60; i++) {
            var answer = from(browser, address, path);
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("none of 60 calls was one too many");
    }
}
