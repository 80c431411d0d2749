package dev.firstline.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every request and every answer of a desk that nobody configured further. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {

    private static final String CONSOLE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
                    + " manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private SampleDesk desk;
    private Browser admin;
    private Browser anybody;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2));
        admin = desk.signedIn("admin");
        anybody = new Browser(desk.address());
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private static void assertGuarded(HttpHeaders headers, String policy) {
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly(policy);
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()", "microphone=()");
        assertThat(headers.allValues("Strict-Transport-Security")).isEmpty();
        assertThat(headers.allValues("Server")).isEmpty();
    }

    @Test
    void every_answer_tells_the_browser_what_not_to_do() throws Exception {
        var page = anybody.get("/sign-in");
        assertThat(page.status())
                .as("of a page; the console must have been built")
                .isEqualTo(200);
        var script = page.text().replaceAll("(?s).*src=\"(/assets/[^\"]+\\.js)\".*", "$1");
        var answers = List.of(
                page,
                anybody.get("/lines/any/settings"),
                anybody.get(script),
                anybody.get("/favicon.svg"),
                anybody.get("/assets/nothing.js"),
                anybody.get("/api/site"),
                anybody.get("/api/me"),
                anybody.get("/api/nothing"),
                anybody.get("/api/openapi.json"),
                anybody.get("/api/docs"),
                anybody.get("/actuator/health"),
                anybody.get("/actuator/nothing"),
                anybody.post("/api/sign-in", "{}"),
                anybody.get("/api/lines;x=1"),
                admin.get("/api/me"),
                admin.get("/api/nothing"),
                admin.get("/actuator/prometheus"),
                admin.get("/api/lines/%00"),
                admin.post("/api/groups", "{"),
                admin.put("/api/me", "{}"),
                admin.post("/api/groups", "x".repeat(1_100_000)));
        for (Answer answer : answers) {
            assertGuarded(answer.headers(), CONSOLE_POLICY);
        }
        var stream = admin.http().send(admin.request("/api/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertGuarded(stream.headers(), CONSOLE_POLICY);
        stream.body().close();
    }

    @Test
    void answers_of_calls_are_kept_nowhere() throws Exception {
        for (Answer answer : List.of(
                anybody.get("/api/site"),
                anybody.get("/api/me"),
                admin.get("/api/me"),
                admin.get("/api/nothing"),
                admin.get("/actuator/prometheus"))) {
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .as(answer.text())
                    .contains("no-store");
        }
        var page = anybody.get("/sign-in");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        var script = page.text().replaceAll("(?s).*src=\"(/assets/[^\"]+\\.js)\".*", "$1");
        assertThat(anybody.get(script).headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable");
    }

    @Test
    void pages_hold_no_script_and_no_style_of_their_own() {
        assertThat(anybody.get("/sign-in").text())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("<style", " style=", " onload=", "javascript:");
    }

    @Test
    void the_reader_of_the_contract_has_a_policy_of_its_own() {
        var docs = anybody.get(
                anybody.get("/api/docs").headers().firstValue("Location").orElseThrow());
        assertGuarded(
                docs.headers(),
                CONSOLE_POLICY
                        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
                        .replace("img-src 'self'", "img-src 'self' data:"));
        assertThat(docs.text()).doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void no_other_site_is_let_in() {
        for (Browser browser : List.of(anybody, admin)) {
            for (String path : List.of("/api/site", "/api/me", "/api/stream", "/api/sign-in", "/sign-in")) {
                var preflight = browser.send(browser.request(path)
                        .header("Origin", "https://elsewhere.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "x-xsrf-token")
                        .method("OPTIONS", BodyPublishers.noBody()));
                assertThat(preflight.headers().map().keySet())
                        .as(path)
                        .noneMatch(
                                name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
            }
            var call = browser.send(browser.request("/api/site").header("Origin", "https://elsewhere.example"));
            assertThat(call.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        }
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_body_of_more_than_1_mb_is_refused_whatever_it_says_of_itself() {
        var body = "{\"name\": \"" + "x".repeat(1_000_000) + "\"}";
        for (String type : List.of("application/json", "text/plain", "application/octet-stream")) {
            admin.send(admin.json("/api/groups").setHeader("Content-Type", type).POST(BodyPublishers.ofString(body)))
                    .expectProblem(413, "too-large");
        }
        admin.send(admin.json("/api/groups").POST(chunked(body))).expectProblem(413, "too-large");
        // Bytes count, not letters; and whoever is not signed in is refused alike.
        var letters = "{\"login\": \"" + "ж".repeat(600_000) + "\"}";
        anybody.get("/api/site");
        anybody.send(anybody.json("/api/sign-in").POST(BodyPublishers.ofString(letters)))
                .expectProblem(413, "too-large");
        anybody.send(anybody.json("/api/sign-in").POST(chunked(letters))).expectProblem(413, "too-large");
        admin.post("/api/groups", "{\"name\": \"" + "x".repeat(999_000) + "\"}").expectProblem(422, "invalid-value");
    }

    @Test
    void a_form_is_not_read_for_a_pages_token() {
        var form = "_csrf=" + "x".repeat(1_200_000);
        for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            var request = admin.request("/api/groups").header("Content-Type", type);
            assertThat(admin.send(request.POST(BodyPublishers.ofString(form))).status())
                    .isEqualTo(413);
            var answer = admin.send(request.POST(chunked(form)));
            assertThat(answer.status()).as(type).isIn(403, 413);
        }
    }

    @Test
    void what_the_container_refuses_is_a_problem_too() throws IOException {
        var tooLong = "x".repeat(9_000);
        for (String head : List.of(
                "GET /api/site HTTP/1.1\r\nHost: x\r\nX-Long: " + tooLong + "\r\n\r\n",
                "GET /api/site HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET /api/site HTTP/1.1\r\n\r\n")) {
            var answer = raw(head);
            var parts = answer.split("\r\n\r\n", 2);
            assertThat(parts[0])
                    .as(head.length() > 100 ? "too long" : head)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "nosniff");
            assertThat(parts[1]).contains("/problems/bad-request").doesNotContain("Exception", "Tomcat");
        }
        // Of a first line that is none it says nothing at all.
        for (String line : List.of("GET /" + tooLong + " HTTP/1.1", "GET /api/si|te HTTP/1.1", "nonsense")) {
            assertThat(raw(line + "\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Server:")
                    .endsWith("\r\n\r\n");
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(desk.address().getHost(), desk.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void headers_of_proxies_nobody_trusts_mean_nothing() {
        var browser = new Browser(desk.address());
        var site = browser.send(browser.request("/api/site")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("X-Forwarded-Prefix", "/elsewhere")
                .header("Forwarded", "for=203.0.113.7;proto=https;host=elsewhere.example"));
        assertThat(site.headers().allValues("Strict-Transport-Security")).isEmpty();
        assertThat(site.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
        var docs = browser.send(browser.request("/api/docs").header("X-Forwarded-Host", "elsewhere.example"));
        assertThat(docs.headers().firstValue("Location").orElseThrow()).doesNotContain("elsewhere");
    }

    @Test
    void an_employee_has_16_streams_open_and_no_more() throws Exception {
        var token = desk.signedIn("auditor")
                .post("/api/tokens", Map.of("name", "Many"))
                .expect(201)
                .path("token")
                .asString();
        var address = desk.address().resolve("/api/stream");
        var streams = new ArrayList<HttpResponse<java.io.InputStream>>();
        for (int i = 0; i < 16; i++) {
            streams.add(stream(address, token));
            assertThat(streams.get(i).statusCode()).isEqualTo(200);
        }
        var oneTooMany = stream(address, token);
        assertThat(oneTooMany.statusCode()).isEqualTo(429);
        assertThat(oneTooMany.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(JsonMapper.shared().readTree(oneTooMany.body()).path("type").asString())
                .isEqualTo("/problems/too-many-requests");
        for (var stream : streams) {
            stream.body().close();
        }
    }

    private HttpResponse<java.io.InputStream> stream(URI address, String token) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
    }
}
