package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The security log over HTTP, and what the edges tell it, of a desk of two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityLogCallsTest {

    private SampleDesk desk;
    private SampleDesk secondNode;
    private Browser auditor;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        desk = SampleDesk.open(database);
        secondNode = SampleDesk.open(database.forAnotherNode());
        auditor = desk.signedIn("auditor");
    }

    @AfterAll
    void close() {
        desk.close();
        secondNode.close();
    }

    private JsonNode entries(String query) {
        return auditor.get("/api/security-log?limit=200&" + query).expect(200).path("items");
    }

    private List<String> events(String employee) {
        return values(entries("employee=" + employee), "event");
    }

    private static List<String> values(JsonNode entries, String member) {
        return entries.valueStream().map(entry -> entry.path(member).asString()).toList();
    }

    /** Somebody about whom the log holds nothing but how he came to be. */
    private String newEmployee(String login) {
        return desk.signedIn("admin")
                .post(
                        "/api/employees",
                        Map.of(
                                "login",
                                login,
                                "name",
                                "Name of " + login,
                                "password",
                                "a long password",
                                "groups",
                                List.of()))
                .expect(201)
                .path("id")
                .asString();
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void administrators_and_auditors_read_it_and_nobody_else() {
        auditor.get("/api/security-log").expect(200);
        desk.signedIn("admin").get("/api/security-log").expect(200);
        for (String login : List.of("supervisor", "operator1", "client1")) {
            desk.signedIn(login).get("/api/security-log").expectProblem(403, "not-allowed");
        }
        new Browser(desk.address()).get("/api/security-log").expectProblem(401, "not-signed-in");
    }

    @Test
    void signing_in_and_out_is_told_once_each() {
        var id = newEmployee("comes.and.goes");
        var browser = new Browser(desk.address());
        browser.signIn("comes.and.goes", "a long password");
        browser.post("/api/sign-out", "").expect(204);

        assertThat(events(id)).startsWith("SIGNED_OUT", "SIGNED_IN").doesNotHaveDuplicates();
        var entry = entries("event=SIGNED_IN&employee=" + id).path(0);
        assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("actor").path("id").asString()).isEqualTo(id);
        assertThat(entry.path("employee").path("name").asString()).isEqualTo("Name of comes.and.goes");
        assertThat(entry.path("facts").path("with").asString()).isEqualTo("PASSWORD");
        assertThat(entry.path("summary").asString()).isEqualTo("Name of comes.and.goes signed in.");
    }

    @Test
    void a_wrong_password_is_told_once_at_either_door() {
        var id = newEmployee("mistyped");
        var browser = new Browser(desk.address());
        browser.get("/api/site").expect(200);
        browser.post("/api/sign-in", Map.of("login", "mistyped", "password", "wrong"))
                .expectProblem(401, "wrong-credentials");
        assertThat(events(id)).filteredOn("SIGN_IN_FAILED"::equals).hasSize(1);

        browser.send(browser.request("/api/tokens")
                        .header("Content-Type", "application/json")
                        .header("Authorization", basic("mistyped", "wrong"))
                        .POST(BodyPublishers.ofString("{\"name\": \"x\"}")))
                .expectProblem(401, "not-signed-in");
        var failed = entries("event=SIGN_IN_FAILED&employee=" + id);
        assertThat(failed.size()).isEqualTo(2);
        assertThat(failed.path(0).has("actor")).isFalse();
        assertThat(failed.path(0).path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(values(failed, "summary")).containsOnly("Somebody failed to sign in as Name of mistyped.");
    }

    @Test
    void what_somebody_typed_as_login_is_kept_nowhere() {
        var typed = "hunter2-" + UUID.randomUUID();
        var before = entries("event=SIGN_IN_FAILED").size();
        var browser = new Browser(desk.address());
        browser.get("/api/site").expect(200);
        browser.post("/api/sign-in", Map.of("login", typed, "password", "wrong"))
                .expectProblem(401, "wrong-credentials");

        var failed = entries("event=SIGN_IN_FAILED");
        assertThat(failed.size()).isEqualTo(before + 1);
        assertThat(failed.path(0).has("employee")).isFalse();
        assertThat(failed.path(0).path("summary").asString())
                .isEqualTo("Somebody failed to sign in by a login there is not.");
        for (String table : List.of("people_security_log", "people_security_fact")) {
            assertThat(desk.desk()
                            .jdbc()
                            .sql("select * from " + table)
                            .query()
                            .listOfRows()
                            .toString())
                    .doesNotContain(typed);
        }
    }

    @Test
    void a_token_is_told_of_when_it_is_made_used_and_revoked() {
        var id = newEmployee("programmer");
        var browser = new Browser(desk.address());
        browser.signIn("programmer", "a long password");
        var token = browser.post("/api/tokens", Map.of("name", "secret name", "scope", "OPERATE"))
                .expect(201);
        for (SampleDesk node : List.of(desk, desk, secondNode)) {
            var program = new Browser(node.address());
            program.send(program.request("/api/me")
                            .header(
                                    "Authorization",
                                    "Bearer " + token.path("token").asString()))
                    .expect(200);
        }
        browser.delete("/api/tokens/" + token.path("id").asString()).expect(204);

        var told = entries("event=TOKEN_ISSUED&event=TOKEN_USED&event=TOKEN_REVOKED&employee=" + id);
        assertThat(values(told, "event")).containsExactly("TOKEN_REVOKED", "TOKEN_USED", "TOKEN_ISSUED");
        assertThat(told.valueStream().map(entry -> entry.path("facts").path("token")))
                .containsOnly(token.path("id"));
        assertThat(told.path(2).path("facts").path("scope").asString()).isEqualTo("OPERATE");
        assertThat(told.toString())
                .doesNotContain("secret name", token.path("token").asString());
    }

    @Test
    void an_export_is_told_of_where_there_was_one() {
        var admin = desk.signedIn("admin");
        var line = admin.get("/api/lines").expect(200).path("items").path(0);
        var before = entries("event=EXPORTED").size();
        var history = "/api/lines/" + line.path("id").asString() + "/history?format=";
        admin.get(history + "csv").expect(200);
        admin.get(history + "pdf").expectProblem(422, "invalid-value");
        desk.signedIn("operator1").get(history + "csv").expectProblem(404, "not-found");

        var exports = entries("event=EXPORTED");
        assertThat(exports.size()).isEqualTo(before + 1);
        var facts = exports.path(0).path("facts");
        assertThat(facts.path("format").asString()).isEqualTo("csv");
        assertThat(facts.path("line").path("id")).isEqualTo(line.path("id"));
        assertThat(facts.path("line").path("name")).isEqualTo(line.path("name"));
        assertThat(exports.path(0).path("summary").asString())
                .isEqualTo("Alice Admin exported the history of the line “Support”.");
    }

    @Test
    void changed_rights_are_told_with_names_in_the_readers_language() {
        var entry = auditor.send(auditor.request("/api/security-log?event=LINE_RIGHTS_CHANGED&limit=200")
                        .header("Accept-Language", "ru")
                        .GET())
                .expect(200)
                .path("items")
                .valueStream()
                .filter(changed -> changed.path("facts").has("operatorGroups"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("summary").asString()).isEqualTo("На линии «Support» изменены права.");
        assertThat(entry.path("facts")
                        .path("operatorGroups")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Support");
        assertThat(entry.path("actor").path("name").asString()).isEqualTo("demo");
        assertThat(entry.path("actor").has("id")).isFalse();
    }

    @Test
    void it_comes_in_pages() {
        var all = values(entries("event=EMPLOYEE_CREATED&to=2100-01-01T00:00:00Z&from=2000-01-01T00:00:00Z"), "id");
        assertThat(all).hasSizeGreaterThanOrEqualTo(8);
        var paged = new ArrayList<String>();
        var next = "";
        do {
            var page = auditor.get("/api/security-log?event=EMPLOYEE_CREATED&limit=3" + next)
                    .expect(200);
            paged.addAll(values(page.path("items"), "id"));
            next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
        } while (!next.isEmpty());
        assertThat(paged).containsAll(all).doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_asked_for_is_refused_by_name() {
        for (String query : List.of(
                "limit=0",
                "limit=201",
                "cursor=forged",
                "cursor=%00",
                "event=NOTHING",
                "employee=nobody",
                "from=yesterday",
                "to=tomorrow")) {
            var refused = auditor.get("/api/security-log?" + query).expectProblem(422, "invalid-value");
            assertThat(refused.path("errors").path(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
        assertThat(entries("employee=" + UUID.randomUUID()).size()).isZero();
        assertThat(entries("from=%2B1000000000-12-31T23:59:59Z").size()).isZero();
        assertThat(entries("from=-1000000000-01-01T00:00:00Z").size()).isPositive();
    }
}
