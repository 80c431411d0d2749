package dev.firstline.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The doors of a desk of two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private TestDatabase database;
    private SampleDesk desk;
    private SampleDesk secondNode;

    @BeforeAll
    void open() {
        database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        desk = SampleDesk.open(database);
        secondNode = SampleDesk.open(database.forAnotherNode());
    }

    @AfterAll
    void close() {
        desk.close();
        secondNode.close();
    }

    private Browser visitor() {
        var browser = new Browser(desk.address());
        browser.get("/api/site").expect(200);
        return browser;
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer tokenByPassword(Browser browser, String login, String password, Object body) {
        return browser.send(browser.request("/api/tokens")
                .header("Content-Type", "application/json")
                .header("Authorization", basic(login, password))
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static Answer withToken(Browser browser, String token, String path) {
        return browser.send(browser.request(path).header("Authorization", "Bearer " + token));
    }

    private static void assertNotSignedIn(Answer answer) {
        answer.expectProblem(401, "not-signed-in");
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    }

    @Test
    void the_site_tells_anybody_whom_to_try_in_the_demo() {
        var site = new Browser(desk.address()).get("/api/site").expect(200);

        assertThat(site.path("name").asString()).isEqualTo("Firstline");
        assertThat(site.path("firstRun").asBoolean()).isFalse();
        assertThat(site.path("timeZone").asString()).isEqualTo("UTC");
        assertThat(site.path("demo").path("password").asString()).isEqualTo("demo");
        assertThat(site.path("demo").path("people").size()).isEqualTo(8);
        assertThat(site.path("signIn").path("password").asBoolean()).isTrue();
        assertThat(site.path("signIn").path("provider").isNull()).isTrue();
    }

    @Test
    void without_a_provider_its_door_leads_back() {
        var browser = new Browser(desk.address());

        var answer = browser.get("/api/sign-in/provider");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?problem=provider-unavailable");
        assertNotSignedIn(withToken(browser, "eyJhbGciOiJub25lIn0.e30.", "/api/me"));
    }

    @Test
    void signing_in_lets_one_in_under_new_secrets() {
        var browser = visitor();
        assertNotSignedIn(browser.get("/api/me"));
        var csrf = browser.cookie("XSRF-TOKEN");

        var answer = browser.post("/api/sign-in", Map.of("login", "Operator1", "password", "demo"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith("FIRSTLINE_SESSION")))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(browser.cookie("XSRF-TOKEN")).isNotBlank().isNotEqualTo(csrf);
        assertThat(browser.get("/api/me").expect(200).path("login").asString()).isEqualTo("operator1");
    }

    @Test
    void the_session_is_another_after_each_sign_in() {
        var browser = visitor();
        browser.signIn("operator1", "demo");
        var first = browser.cookie("FIRSTLINE_SESSION");
        var stolen = browser.at(desk.address());

        browser.signIn("operator2", "demo");

        assertThat(browser.cookie("FIRSTLINE_SESSION")).isNotEqualTo(first);
        assertThat(browser.get("/api/me").expect(200).path("login").asString()).isEqualTo("operator2");
        assertNotSignedIn(stolen.get("/api/me"));
    }

    @Test
    void a_wrong_password_and_an_unknown_login_are_told_alike() {
        var wrongPassword = visitor().post("/api/sign-in", Map.of("login", "operator1", "password", "wrong"));
        var unknownLogin = visitor().post("/api/sign-in", Map.of("login", "nobody", "password", "wrong"));

        wrongPassword.expectProblem(401, "wrong-credentials");
        assertThat(unknownLogin.text()).isEqualTo(wrongPassword.text());
        assertThat(unknownLogin.status()).isEqualTo(wrongPassword.status());
        assertThat(unknownLogin.headers().map().keySet())
                .isEqualTo(wrongPassword.headers().map().keySet());
        assertThat(wrongPassword.headers().firstValue("WWW-Authenticate")).isEmpty();
        for (String login : List.of("", "\0", "x".repeat(100_000))) {
            visitor()
                    .post("/api/sign-in", Map.of("login", login, "password", "demo"))
                    .expectProblem(401, "wrong-credentials");
        }
        visitor().post("/api/sign-in", Map.of("login", "operator1")).expectProblem(422, "invalid-value");
    }

    @Test
    void what_changes_something_needs_the_pages_token() {
        var browser = desk.signedIn("operator1");
        var body = BodyPublishers.ofString("{\"status\": \"ONLINE\"}");

        browser.send(browser.request("/api/me/presence")
                        .header("Content-Type", "application/json")
                        .PUT(body))
                .expectProblem(403, "csrf");
        browser.send(browser.json("/api/me/presence")
                        .setHeader("X-XSRF-TOKEN", UUID.randomUUID().toString())
                        .PUT(body))
                .expectProblem(403, "csrf");
        browser.send(browser.request("/api/sign-out").POST(BodyPublishers.noBody()))
                .expectProblem(403, "csrf");
        var stranger = new Browser(desk.address());
        stranger.post("/api/sign-in", Map.of("login", "operator1", "password", "demo"))
                .expectProblem(403, "csrf");
        browser.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
    }

    @Test
    void signing_out_goes_offline_and_ends_the_session_everywhere() {
        var browser = desk.signedIn("operator3");
        var copy = browser.at(desk.address());
        var copyAtSecond = browser.at(secondNode.address());
        browser.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        copyAtSecond.get("/api/me").expect(200);

        assertThat(browser.post("/api/sign-out", "").status()).isEqualTo(204);

        assertNotSignedIn(browser.get("/api/me"));
        assertNotSignedIn(copy.get("/api/me"));
        assertNotSignedIn(copyAtSecond.get("/api/me"));
        assertThat(desk.signedIn("operator3")
                        .get("/api/me")
                        .expect(200)
                        .path("presence")
                        .asString())
                .isEqualTo("OFFLINE");
        browser.signIn("operator1", "demo");
        browser.get("/api/me").expect(200);
    }

    @Test
    void a_sign_in_survives_a_restart_and_holds_on_any_node() {
        var browser = secondNode.signedIn("operator2");
        secondNode.close();
        secondNode = SampleDesk.open(database.forAnotherNode());

        for (SampleDesk node : List.of(desk, secondNode)) {
            var here = browser.at(node.address());
            assertThat(here.get("/api/me").expect(200).path("login").asString()).isEqualTo("operator2");
            here.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        }
    }

    @Test
    void an_expired_sign_in_lets_nobody_in() {
        var browser = desk.signedIn("client2");
        var admin = desk.signedIn("admin");
        var me = browser.get("/api/me").expect(200).path("id").asString();

        desk.desk()
                .jdbc()
                .sql("UPDATE web_session SET last_access_time = 0, expiry_time = 0 WHERE principal_name = ?")
                .param(me)
                .update();

        assertNotSignedIn(browser.get("/api/me"));
        admin.get("/api/me").expect(200);
        browser.signIn("client2", "demo");
        browser.get("/api/me").expect(200);
    }

    @Test
    void a_sign_in_ends_after_12_hours_without_a_request_or_a_week_with_them() {
        var browser = desk.signedIn("client1");
        var me = browser.get("/api/me").expect(200).path("id").asString();
        var jdbc = desk.desk().jdbc();
        assertThat(jdbc.sql("SELECT max(max_inactive_interval) FROM web_session WHERE principal_name = ?")
                        .param(me)
                        .query(Integer.class)
                        .single())
                .isEqualTo(12 * 60 * 60);
        var older = "UPDATE web_session SET creation_time = creation_time - ? WHERE principal_name = ?";

        jdbc.sql(older)
                .params(Duration.ofDays(7).minusMinutes(5).toMillis(), me)
                .update();
        browser.get("/api/me").expect(200);
        jdbc.sql(older).params(Duration.ofMinutes(5).toMillis(), me).update();
        assertNotSignedIn(browser.at(secondNode.address()).get("/api/me"));
        assertNotSignedIn(browser.get("/api/me"));

        browser.signIn("client1", "demo");
        browser.get("/api/me").expect(200);
    }

    @Test
    void a_password_makes_a_token_and_nothing_else() {
        var program = new Browser(desk.address());

        var made = tokenByPassword(program, "operator1", "demo", "{\"name\": \"Robot\"}")
                .expect(201);
        assertThat(made.path("token").asString()).startsWith("fl_");
        assertThat(program.cookie("FIRSTLINE_SESSION")).isNull();
        assertNotSignedIn(tokenByPassword(program, "operator1", "wrong", "{\"name\": \"Robot\"}"));
        assertNotSignedIn(tokenByPassword(program, "nobody", "demo", "{\"name\": \"Robot\"}"));
        for (String path : List.of("/api/tokens", "/api/me", "/api/stream")) {
            assertNotSignedIn(program.send(program.request(path).header("Authorization", basic("operator1", "demo"))));
        }
    }

    @Test
    void a_token_lets_a_program_in_without_a_pages_token() {
        var program = new Browser(desk.address());
        var token = tokenByPassword(program, "operator1", "demo", "{\"name\": \"Program\"}")
                .expect(201)
                .path("token")
                .asString();

        assertThat(withToken(program, token, "/api/me")
                        .expect(200)
                        .path("login")
                        .asString())
                .isEqualTo("operator1");
        program.send(program.request("/api/me/presence")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .PUT(BodyPublishers.ofString("{\"status\": \"ONLINE\"}")))
                .expect(200);
        withToken(new Browser(secondNode.address()), token, "/api/me").expect(200);
        assertThat(program.cookie("FIRSTLINE_SESSION")).isNull();

        assertNotSignedIn(program.get("/api/me?access_token=" + token));
        program.send(program.request("/api/tokens")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("access_token=" + token)))
                .expectProblem(403, "csrf");
        for (String wrong : List.of(token.substring(1), token + "x", "fl_", "")) {
            assertNotSignedIn(withToken(program, wrong, "/api/me"));
        }
    }

    @Test
    void tokens_are_listed_without_the_secret_and_end_when_revoked() {
        var browser = desk.signedIn("client1");
        var made = browser.post("/api/tokens", Map.of("name", "Mine")).expect(201);
        var id = made.path("id").asString();
        var token = made.path("token").asString();
        var program = new Browser(secondNode.address());
        withToken(program, token, "/api/me").expect(200);

        var listed = browser.get("/api/tokens").expect(200).path("items");
        assertThat(listed.path(0).path("name").asString()).isEqualTo("Mine");
        assertThat(listed.toString()).doesNotContain(token);
        desk.signedIn("client2").delete("/api/tokens/" + id).expectProblem(404, "not-found");
        withToken(program, token, "/api/me").expect(200);

        assertThat(browser.delete("/api/tokens/" + id).status()).isEqualTo(204);
        assertNotSignedIn(withToken(program, token, "/api/me"));
        browser.delete("/api/tokens/" + id).expectProblem(404, "not-found");
        browser.delete("/api/tokens/nonsense").expectProblem(404, "not-found");
    }

    @Test
    void a_token_ends_when_it_expires() {
        var browser = desk.signedIn("supervisor");
        var made = browser.post(
                        "/api/tokens",
                        Map.of("name", "Short", "expiresAt", Instant.now().plusSeconds(3600)))
                .expect(201);
        assertThat(made.hasNonNull("expiresAt")).isTrue();
        var token = made.path("token").asString();
        var program = new Browser(desk.address());
        withToken(program, token, "/api/me").expect(200);

        desk.desk()
                .jdbc()
                .sql("UPDATE people_token SET expires_at = created_at WHERE id = ?")
                .param(UUID.fromString(made.path("id").asString()))
                .update();

        assertNotSignedIn(withToken(program, token, "/api/me"));
        browser.post("/api/tokens", Map.of("name", "Late", "expiresAt", "2001-01-01T00:00:00Z"))
                .expectProblem(422, "invalid-value");
        browser.post("/api/tokens", Map.of("name", "Odd", "expiresAt", "tomorrow"))
                .expectProblem(400, "malformed");
        browser.post("/api/tokens", Map.of("name", " ")).expectProblem(422, "invalid-value");
    }

    @Test
    void the_first_run_of_a_desk_with_an_administrator_is_over() {
        visitor()
                .post("/api/first-run", Map.of("token", "fl_x", "login", "x", "name", "X", "password", "long enough"))
                .expectProblem(403, "first-run-closed");
    }
}
