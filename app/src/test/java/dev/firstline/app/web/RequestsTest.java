package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for every call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {

    private SampleDesk desk;
    private Browser admin;
    private Browser client;
    private String line;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL));
        admin = desk.signedIn("admin");
        client = desk.signedIn("client1");
        line = client.get("/api/my/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void what_is_no_json_is_malformed() {
        for (String body : List.of("", "{", "nonsense", "[]", "null", "5", "{} {}", "{\"name\": }")) {
            admin.post("/api/groups", body).expectProblem(400, "malformed");
        }
    }

    @Test
    void an_unknown_member_is_named() {
        var problem =
                admin.post("/api/groups", Map.of("name", "X", "colour", "red")).expectProblem(400, "unknown-member");
        assertThat(problem.path("member").asString()).isEqualTo("colour");
    }

    @Test
    void a_member_of_the_wrong_type_is_named() {
        for (String body :
                List.of("{\"name\": 5}", "{\"name\": true}", "{\"name\": {}}", "{\"name\": []}", "{\"name\": 1.5}")) {
            assertThat(admin.post("/api/groups", body)
                            .expectProblem(400, "malformed")
                            .path("member")
                            .asString())
                    .as(body)
                    .isEqualTo("name");
        }
        assertThat(admin.post("/api/groups", Map.of("id", "nonsense", "name", "X"))
                        .expectProblem(400, "malformed")
                        .path("member")
                        .asString())
                .isEqualTo("id");
    }

    @Test
    void a_body_is_at_most_1_mb() {
        admin.post("/api/groups", Map.of("name", "x".repeat(900_000))).expectProblem(422, "invalid-value");
        admin.post("/api/groups", Map.of("name", "x".repeat(1_200_000))).expectProblem(413, "too-large");
        admin.send(admin.json("/api/groups")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                                ("{\"name\": \"" + "x".repeat(1_200_000) + "\"}").getBytes()))))
                .expectProblem(413, "too-large");
    }

    @Test
    void only_json_is_taken_and_given() {
        admin.send(admin.json("/api/groups")
                        .setHeader("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}")))
                .expectProblem(415, "unsupported-media-type");
        admin.send(admin.json("/api/groups")
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=X")))
                .expectProblem(415, "unsupported-media-type");
        admin.send(admin.request("/api/me").header("Accept", "text/plain")).expectProblem(406, "not-acceptable");
    }

    @Test
    void a_method_a_path_does_not_have_is_not_allowed() {
        var answer = admin.put("/api/me", Map.of());
        answer.expectProblem(405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
        admin.delete("/api/lines/" + line).expectProblem(405, "method-not-allowed");
        admin.get("/api/lines/" + line + "/name").expectProblem(405, "method-not-allowed");
    }

    @Test
    void head_and_options_answer_without_a_body() {
        var head = admin.send(admin.request("/api/lines/" + line).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isPresent();
        var options = admin.send(admin.request("/api/lines").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.headers().firstValue("Allow").orElseThrow().split(","))
                .contains("GET", "POST");
        admin.send(admin.request("/api/me").method("TRACE", BodyPublishers.noBody()));
    }

    @Test
    void a_call_there_is_none_of_is_not_found() {
        for (String path : List.of("/api", "/api/nothing", "/api/lines/" + line + "/nothing", "/assets/nothing.js")) {
            admin.get(path).expectProblem(404, "not-found");
        }
    }

    @Test
    void a_path_that_tricks_is_refused_as_a_problem() {
        for (String path : List.of("/api/lines/%2e%2e/me", "/api/lines;x=1", "/api//lines", "/api/lines/%0a")) {
            var answer = admin.get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            answer.expectProblem(answer.status(), answer.status() == 400 ? "bad-request" : "not-found");
        }
    }

    @Test
    void a_get_waits_for_what_was_written() {
        for (int i = 0; i < 5; i++) {
            var text = "Message " + i;
            client.post("/api/my/lines/" + line + "/messages", Map.of("text", text))
                    .expect(201);
            assertThat(client.get("/api/my/lines/" + line + "/messages?limit=1")
                            .expect(200)
                            .path("items")
                            .path(0)
                            .path("text")
                            .asString())
                    .isEqualTo(text);
        }
    }

    @Test
    void a_get_does_not_wait_for_ever() {
        var before = System.nanoTime();
        var answer =
                admin.send(admin.request("/api/lines").header("Firstline-Position", Long.toString(Long.MAX_VALUE)));
        var took = Duration.ofNanos(System.nanoTime() - before);

        answer.expectProblem(503, "try-again");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(took).isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_500));
        admin.send(admin.request("/api/lines").header("Firstline-Position", "soon"))
                .expectProblem(422, "invalid-value");
        new Browser(desk.address())
                .send(admin.request("/api/site").header("Firstline-Position", Long.toString(Long.MAX_VALUE)))
                .expect(200);
    }

    @Test
    void refusals_are_in_the_callers_language() {
        Stream.of(admin, new Browser(desk.address())).forEach(browser -> {
            var inRussian = browser.send(browser.request("/api/lines/nonsense").header("Accept-Language", "ru"));
            assertThat(inRussian.body().path("detail").asString()).matches(".*[а-я].*");
            var inEnglish = browser.send(browser.request("/api/lines/nonsense").header("Accept-Language", "de, en"));
            assertThat(inEnglish.body().path("detail").asString()).matches("[ -~]*");
        });
        var field = admin.send(admin.json("/api/groups")
                        .header("Accept-Language", "ru")
                        .POST(BodyPublishers.ofString("{}")))
                .expectProblem(422, "invalid-value")
                .path("errors")
                .path(0);
        assertThat(field.path("field").asString()).isEqualTo("name");
        assertThat(field.path("message").asString()).isEqualTo("Нужно заполнить.");
        for (String header : List.of("ru", "en")) {
            var malformed = admin.send(
                    admin.json("/api/groups").header("Accept-Language", header).POST(BodyPublishers.ofString("{")));
            assertThat(malformed.body().path("title").asString())
                    .isEqualTo(header.equals("ru") ? "Запрос не разобран" : "Malformed request");
        }
    }

    @Test
    void no_problem_tells_of_the_inside() {
        var refused = Stream.of(
                admin.post("/api/groups", "{"),
                admin.post("/api/groups", "{\"id\": \"nonsense\", \"name\": 5}"),
                admin.post("/api/groups", Map.of("nam", "X")),
                admin.post("/api/groups", Map.of()),
                admin.get("/api/lines/nonsense"),
                admin.get("/api/sessions?list=WRONG"),
                admin.get("/api/sessions?list=QUEUE&cursor=MXwyfDM"),
                admin.put("/api/me", Map.of()),
                admin.get("/api/lines/%00"),
                admin.post("/api/sessions/" + line + "/claim", ""),
                admin.put("/api/me/presence", Map.of("status", "AWAY")),
                new Browser(desk.address()).get("/api/me"),
                new Browser(desk.address()).post("/api/groups", Map.of()),
                admin.send(admin.request("/api/me").header("Authorization", "Bearer nonsense")));
        assertThat(refused.map(Answer::text))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainIgnoringCase(
                                "exception",
                                "dev.firstline",
                                "java.",
                                "jackson",
                                "springframework",
                                "select ",
                                "\"trace\"",
                                "timestamp",
                                "at line"));
    }

    @Test
    void every_call_is_described() {
        var described = new Browser(desk.address()).get("/api/openapi.json").expect(200);

        var paths = described.path("paths");
        var calls = new TreeSet<String>();
        paths.propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> calls.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        var mapped = new TreeSet<String>();
        desk.desk()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .filter(path -> handler.getBeanType().getPackageName().startsWith("dev.firstline"))
                        .forEach(path ->
                                mapping.getMethodsCondition().getMethods().forEach(m -> mapped.add(m + " " + path))));
        assertThat(calls).isEqualTo(mapped).hasSizeGreaterThan(40);

        paths.forEach(path -> path.forEach(call -> {
            assertThat(call.path("summary").asString()).as(call.toString()).isNotBlank();
            assertThat(call.path("tags").path(0).asString()).doesNotContain("controller");
            assertThat(call.path("responses").path("default").toString()).contains("application/problem+json");
        }));
        assertThat(described.path("components").path("schemas").propertyNames())
                .doesNotContain("EmployeeId", "Pageable", "Locale", "HttpServletRequest", "ResponseBodyEmitter");
        assertThat(described.toString()).doesNotContain("\"*/*\"");
        assertThat(described.at("/components/schemas/NewMessage/properties").propertyNames())
                .containsExactlyInAnyOrder("messageId", "kind", "text", "files", "mentions");
        assertThat(described.at("/components/schemas/OwnNewMessage/properties").propertyNames())
                .containsExactlyInAnyOrder("messageId", "text", "files");
        assertThat(described.at("/components/schemas/ListedLine/properties").propertyNames())
                .contains("operatorGroups");
        var history = described.at("/paths/~1api~1lines~1{id}~1history/get");
        assertThat(history.path("parameters")
                        .valueStream()
                        .filter(parameter -> !parameter.path("required").asBoolean())
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactlyInAnyOrder("limit", "cursor", "format");
        assertThat(history.at("/responses/200").toString()).contains("PageLineEntry");
        assertThat(described
                        .at("/components/schemas/SettingsBody/properties/accountApplication")
                        .toString())
                .contains("uuid");
        assertThat(described.at("/components/schemas/Row/properties").propertyNames())
                .contains("preview");
    }

    @Test
    void the_description_can_be_read_in_a_browser() {
        var browser = new Browser(desk.address());
        var docs = browser.get("/api/docs");
        assertThat(docs.status()).isEqualTo(302);
        var page = browser.get(docs.headers().firstValue("Location").orElseThrow());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("swagger-ui");
        assertThat(browser.get("/api/openapi.json/swagger-config")
                        .expect(200)
                        .path("url")
                        .asString())
                .isEqualTo("/api/openapi.json");
    }
}
