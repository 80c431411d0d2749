package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.people.TokenScope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenScopesTest {

    private static final String NOBODY = UUID.randomUUID().toString();

    private final Map<TokenScope, String> tokens = new EnumMap<>(TokenScope.class);
    private SampleDesk desk;
    private Browser admin;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL));
        admin = desk.signedIn("admin");
        for (TokenScope scope : TokenScope.values()) {
            var made = admin.post("/api/tokens", Map.of("name", "To " + scope, "scope", scope))
                    .expect(201);
            assertThat(made.path("scope").asString()).isEqualTo(scope.name());
            tokens.put(scope, made.path("token").asString());
        }
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private Answer call(TokenScope scope, String method, String path) {
        var program = new Browser(desk.address());
        return program.send(program.request(path)
                .header("Authorization", "Bearer " + tokens.get(scope))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }

    @ParameterizedTest
    @CsvSource({
        "READ, GET, /api/me",
        "READ, GET, /api/employees",
        "READ, GET, /api/sessions?list=MINE",
        "READ, GET, /api/tokens",
        "OPERATE, PUT, /api/me/presence",
        "OPERATE, POST, /api/take-next",
        "OPERATE, POST, /api/lines/{id}/take-next",
        "OPERATE, POST, /api/sessions/{id}/claim",
        "OPERATE, POST, /api/sessions/{id}/return",
        "OPERATE, POST, /api/sessions/{id}/close",
        "OPERATE, POST, /api/sessions/{id}/messages",
        "OPERATE, PUT, /api/sessions/{id}/read",
        "OPERATE, POST, /api/my/lines/{id}/messages",
        "ADMINISTER, PUT, /api/me/password",
        "ADMINISTER, PUT, /api/me/preferences",
        "ADMINISTER, PUT, /api/me/language",
        "ADMINISTER, POST, /api/tokens",
        "ADMINISTER, DELETE, /api/tokens/{id}",
        "ADMINISTER, POST, /api/employees",
        "ADMINISTER, PATCH, /api/employees/{id}",
        "ADMINISTER, POST, /api/employees/{id}/deactivate",
        "ADMINISTER, POST, /api/employees/{id}/activate",
        "ADMINISTER, POST, /api/groups",
        "ADMINISTER, PATCH, /api/groups/{id}",
        "ADMINISTER, PUT, /api/groups/{id}/members/{id}",
        "ADMINISTER, POST, /api/lines"
    })
    void a_token_makes_the_calls_it_is_good_for_and_no_others(TokenScope needed, String method, String path) {
        for (TokenScope scope : TokenScope.values()) {
            var answer = call(scope, method, path.replace("{id}", NOBODY));
            if (scope.covers(needed)) {
                assertThat(answer.body().path("type").asString(""))
                        .as(answer.text())
                        .doesNotContain("scope-too-small");
                assertThat(answer.status()).isNotIn(401, 500);
            } else {
                assertThat(answer.expectProblem(403, "scope-too-small")
                                .path("needed")
                                .asString())
                        .isEqualTo(needed.name());
            }
        }
    }

    @Test
    void a_head_is_a_look() {
        assertThat(call(TokenScope.READ, "HEAD", "/api/me").status()).isEqualTo(200);
    }

    @Test
    void a_refused_program_has_changed_nothing() {
        var program = new Browser(desk.address());
        program.send(program.request("/api/groups")
                        .header("Authorization", "Bearer " + tokens.get(TokenScope.OPERATE))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\": \"Sneaked in\"}")))
                .expectProblem(403, "scope-too-small");

        assertThat(admin.get("/api/groups?search=sneaked").expect(200).path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "OPERATE"})
    void a_token_makes_no_broader_one(TokenScope scope) {
        var before = admin.get("/api/tokens").expect(200).path("items").size();
        for (TokenScope wanted : TokenScope.values()) {
            var program = new Browser(desk.address());
            program.send(program.request("/api/tokens")
                            .header("Authorization", "Bearer " + tokens.get(scope))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"name\": \"More\", \"scope\": \"" + wanted + "\"}")))
                    .expectProblem(403, "scope-too-small");
        }
        assertThat(admin.get("/api/tokens").expect(200).path("items").size()).isEqualTo(before);
    }

    @Test
    void a_token_nothing_is_said_of_is_good_for_all_its_owner_may() {
        var made = admin.post("/api/tokens", Map.of("name", "Old program")).expect(201);

        assertThat(made.path("scope").asString()).isEqualTo("ADMINISTER");
        assertThat(admin.get("/api/tokens")
                        .expect(200)
                        .path("items")
                        .valueStream()
                        .filter(token -> token.path("id").equals(made.path("id")))
                        .map(token -> token.path("scope").asString()))
                .containsExactly("ADMINISTER");
        admin.post("/api/tokens", Map.of("name", "Odd", "scope", "EVERYTHING")).expectProblem(400, "malformed");
    }

    @Test
    void no_token_gives_more_than_its_owner_may() {
        var operator = desk.signedIn("operator1");
        var token = operator.post("/api/tokens", Map.of("name", "Mine", "scope", "ADMINISTER"))
                .expect(201)
                .path("token")
                .asString();
        var program = new Browser(desk.address());
        for (String path : List.of("/api/employees", "/api/groups")) {
            program.send(program.request(path).header("Authorization", "Bearer " + token))
                    .expectProblem(403, "not-allowed");
        }
    }
}
