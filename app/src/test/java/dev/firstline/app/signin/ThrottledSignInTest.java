package dev.firstline.app.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Passwords tried at the doors of a desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThrottledSignInTest {

    private SampleDesk desk;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void nobodyFailedYet() {
        desk.desk().jdbc().sql("DELETE FROM web_sign_in_failures").update();
    }

    private void theWaitIsOver() {
        desk.desk()
                .jdbc()
                .sql("UPDATE web_sign_in_failures SET wait_until = last_at")
                .update();
    }

    private Browser visitor() {
        var browser = new Browser(desk.address());
        browser.get("/api/site").expect(200);
        return browser;
    }

    private static Answer signIn(Browser browser, String login, String password) {
        return browser.post("/api/sign-in", Map.of("login", login, "password", password));
    }

    private static Answer tokenByPassword(Browser browser, String login, String password) {
        var credentials = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(UTF_8));
        return browser.send(browser.request("/api/tokens")
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + credentials)
                .POST(BodyPublishers.ofString("{\"name\": \"Robot\"}")));
    }

    private static void assertDelayed(Answer answer) {
        answer.expectProblem(429, "too-many-attempts");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body().path("retryAfter").asInt()).isEqualTo(1);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void after_five_failures_a_login_waits_even_with_the_right_password() {
        var browser = visitor();
        for (int i = 0; i < 5; i++) {
            signIn(browser, "operator1", "wrong").expectProblem(401, "wrong-credentials");
        }

        assertDelayed(signIn(browser, "operator1", "demo"));
        assertDelayed(signIn(visitor(), "OPERATOR1", "wrong"));
        signIn(visitor(), "operator2", "demo").expect(204);

        theWaitIsOver();
        signIn(browser, "operator1", "demo").expect(204);
        for (int i = 0; i < 5; i++) {
            signIn(visitor(), "operator1", "wrong").expectProblem(401, "wrong-credentials");
        }
        assertDelayed(signIn(visitor(), "operator1", "wrong"));
    }

    @Test
    void each_wait_is_told_once_to_the_security_log() {
        for (int i = 0; i < 12; i++) {
            signIn(visitor(), "client1", "wrong");
        }
        var told = desk.signedIn("auditor")
                .get("/api/security-log?event=SIGN_IN_DELAYED")
                .expect(200)
                .path("items");
        assertThat(told.valueStream().map(entry -> entry.at("/employee/name").asString()))
                .filteredOn("Clara Client"::equals)
                .hasSize(1);
        assertThat(told.toString()).contains("\"seconds\":\"1\"").doesNotContain("client1");
    }

    @Test
    void whoever_is_signed_in_stays_so_while_others_guess() {
        var browser = desk.signedIn("operator1");
        for (int i = 0; i < 6; i++) {
            signIn(visitor(), "operator1", "wrong");
        }
        browser.get("/api/me").expect(200);
    }

    @Test
    void logins_nobody_has_and_those_that_cannot_sign_in_wait_alike() {
        var admin = desk.signedIn("admin");
        admin.post("/api/employees", Map.of("login", "passwordless", "name", "P", "groups", List.of()))
                .expect(201);
        var inactive = admin.post(
                        "/api/employees",
                        Map.of("login", "gone", "name", "G", "password", "x7#Lq!9bTz", "groups", List.of()))
                .expect(201)
                .path("id")
                .asString();
        desk.desk()
                .jdbc()
                .sql("UPDATE people_employee SET active = FALSE WHERE id = ?")
                .param(UUID.fromString(inactive))
                .update();

        var told = new HashSet<String>();
        for (String login : List.of("operator1", "nobody", "passwordless", "gone")) {
            for (int i = 0; i < 5; i++) {
                told.add(signIn(visitor(), login, "x7#Lq!9bTz").text());
            }
            told.add(signIn(visitor(), login, "x7#Lq!9bTz").text());
        }
        assertThat(told).hasSize(2);
    }

    @Test
    void a_password_that_asks_for_a_token_counts_alike() {
        var program = new Browser(desk.address());
        for (int i = 0; i < 3; i++) {
            tokenByPassword(program, "operator3", "wrong").expectProblem(401, "not-signed-in");
        }
        signIn(visitor(), "operator3", "wrong").expectProblem(401, "wrong-credentials");
        tokenByPassword(program, "operator3", "wrong").expectProblem(401, "not-signed-in");

        assertDelayed(tokenByPassword(program, "operator3", "demo"));
        assertDelayed(signIn(visitor(), "operator3", "demo"));
        theWaitIsOver();
        tokenByPassword(program, "operator3", "demo").expect(201);
    }

    @Test
    void thirty_failures_from_an_address_make_all_of_it_wait() {
        for (int i = 0; i < 30; i++) {
            signIn(visitor(), "login" + i, "wrong").expectProblem(401, "wrong-credentials");
        }
        assertDelayed(signIn(visitor(), "operator1", "demo"));
        theWaitIsOver();
        signIn(visitor(), "operator1", "demo").expect(204);
    }

    @Test
    void a_hash_made_at_another_cost_is_made_anew_at_sign_in() {
        var cheaper = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 1 << 10, 1).encode("demo");
        var jdbc = desk.desk().jdbc();
        var olga = UUID.fromString(
                desk.signedIn("operator1").get("/api/me").expect(200).path("id").asString());
        jdbc.sql("UPDATE people_credential SET password_hash = ? WHERE employee_id = ?")
                .params(cheaper, olga)
                .update();
        var events = jdbc.sql("SELECT count(*) FROM event").query(Long.class);

        var before = events.single();
        signIn(visitor(), "operator1", "demo").expect(204);

        assertThat(jdbc.sql("SELECT password_hash FROM people_credential WHERE employee_id = ?")
                        .param(olga)
                        .query(String.class)
                        .single())
                .startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(events.single()).isEqualTo(before);
        signIn(visitor(), "operator1", "demo").expect(204);
    }
}
