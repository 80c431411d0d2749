package dev.firstline.app.permissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.permissions.Endpoint.Request;
import dev.firstline.app.permissions.Endpoint.Subject;
import dev.firstline.app.permissions.Endpoint.Target;
import dev.firstline.app.permissions.OneSession.State;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends every call there is what nobody would: each member of its body, each parameter and the id in its path in turn as what it is
 * not. Whatever that is, it is refused as a problem or taken, never a fault; and what was taken can be read again. Who calls may do
 * everything, so that nothing is refused for who he is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BadInputContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Calls that would end who calls, or the sign-in, or take long for nothing. */
    private static final Set<String> SPARED = Set.of(
            "POST /api/sign-out", "PUT /api/me/password", "DELETE /api/tokens/{id}", "PUT /api/lines/{id}/operators");

    /** What a member may be instead, as JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\"a\\u0000b\"",
            "\"a\\ud800b\"",
            "\"\\u202Exe.fdp\"",
            "\"" + "\uD83D\uDE80".repeat(255) + "\"",
            "\"" + "\uFDFA".repeat(255) + "\"",
            "\"" + "\uD83D\uDE80".repeat(9_999) + "x\"",
            "\"" + "x".repeat(20_001) + "\"",
            "\"" + UUID.randomUUID() + "\"",
            "5",
            "99999999999999999999",
            "1e999999999",
            "{}",
            "{\"a\\u0000\": \"\\ud800\"}",
            "[null]",
            "[\"\\u0000\"]",
            "[\"" + UUID.randomUUID() + "\"]");

    /** What a parameter may be instead, as it stands in an address. */
    private static final List<String> PARAMETERS = List.of(
            "",
            "%20",
            "a%00b",
            "%ED%A0%80",
            "a" + "%F0%90%90%80".repeat(100),
            "%EF%B7%BA".repeat(300),
            "%25_!%27",
            "nonsense",
            "0",
            "201",
            "99999999999999999999",
            "INTERNAL:a%EF%B7%BA",
            "%2B1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            UUID.randomUUID().toString());

    /** What a cursor may be, beside one of another list. */
    private static final List<String> CURSORS = List.of(
            "",
            "a%00b",
            "nonsense",
            cursor("\0"),
            cursor("9|+1000000000-12-31T23:59:59Z|" + UUID.randomUUID()),
            cursor("2147483648|2026-01-01T00:00:00Z|" + UUID.randomUUID()),
            cursor(UUID.randomUUID() + "\0"),
            cursor(UUID.randomUUID() + "+1000000000-12-31T23:59:59.999999999Z"),
            "zzzzzzzzzzzz.zzzzzzzzzzzz",
            "-1.-1");

    private static final List<String> PATHS = List.of(
            "nonsense",
            "%20",
            "0-0-0-0-0",
            "x".repeat(300),
            "%F0%9F%98%80",
            UUID.randomUUID().toString());

    private final TestDatabase.Kind kind;
    private Desk desk;
    private Organisation organisation;
    private Browser browser;
    private Person caller;
    private JsonNode described;
    private Set<String> cursors;

    BadInputContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @BeforeAll
    void open() {
        desk = Desk.open(
                TestDatabase.fresh(kind),
                WebApplicationType.SERVLET,
                Map.of("firstline.secret-key", Desk.SECRET_KEY, "server.port", "0"));
        organisation = new Organisation(desk);
        caller = organisation.person("somebody who may do everything", organisation.everyGroup());
        organisation.goOnline(caller);
        browser = new Browser(
                URI.create("http://127.0.0.1:" + desk.get(Environment.class).getRequiredProperty("local.server.port")));
        described = browser.get("/api/openapi.json").expect(200);
        for (int i = 0; i < 2; i++) {
            organisation.forget(organisation.harbour, State.QUEUED_TO_ALL);
            organisation.session(organisation.harbour, State.QUEUED_TO_ALL);
        }
        organisation.forget(organisation.harbour, State.QUEUED_TO_ALL);
        cursors = endpoints()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .map(endpoint -> {
                    var target = target(endpoint);
                    var request = endpoint.request().apply(target);
                    var path = endpoint.path(request);
                    return get(path + (path.contains("?") ? "&" : "?") + "limit=1")
                            .body()
                            .path("nextCursor")
                            .asString("");
                })
                .filter(cursor -> !cursor.isEmpty())
                .collect(toSet());
        assertThat(cursors).hasSizeGreaterThan(4);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    static Stream<Endpoint> endpoints() {
        return Endpoints.all().stream()
                .filter(endpoint -> endpoint.subject() != Subject.ANYBODY && endpoint.subject() != Subject.STREAM)
                .filter(endpoint -> !SPARED.contains(endpoint.name()))
                .filter(endpoint -> endpoint.name().contains(" /api/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    @Order(1)
    void whatever_is_sent_is_taken_or_refused_as_a_problem(Endpoint endpoint) {
        var wrong = new ArrayList<String>();
        bodies(endpoint).forEach(body -> check(endpoint, null, body, wrong));
        queries(endpoint).forEach(query -> check(endpoint, query, null, wrong));
        if (endpoint.name().contains("{")) {
            PATHS.forEach(id -> checkId(endpoint, id, wrong));
        }
        assertThat(wrong).as("%s", wrong.size()).isEmpty();
    }

    /** Bodies with one member that is wrong, or none at all. */
    private Stream<String> bodies(Endpoint endpoint) {
        var body = endpoint.request().apply(target(endpoint)).body();
        var schema = operation(endpoint).at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return Stream.empty();
        }
        var members = described.at(schema.path("$ref").asString().substring(1)).path("properties");
        var bodies = new ArrayList<>(List.of("null", "[]", "5", "{", "{}", "\"\\ud800\"", "{\"nonsense\": 1}"));
        var good = body == null
                ? JSON.createObjectNode()
                : (ObjectNode) JSON.readTree(body instanceof String text ? text : JSON.writeValueAsString(body));
        members.propertyNames()
                .forEach(member -> VALUES.forEach(value -> bodies.add(with(good, members.has("id"), member, value))));
        return bodies.stream();
    }

    private static String with(ObjectNode good, boolean hasId, String member, String value) {
        var members = new LinkedHashMap<String, String>();
        good.properties()
                .forEach(each -> members.put(each.getKey(), each.getValue().toString()));
        members.put(member, value);
        if (hasId) {
            members.putIfAbsent("id", "\"" + UUID.randomUUID() + "\"");
        }
        return members.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }

    private Stream<String> queries(Endpoint endpoint) {
        var queries = new LinkedHashSet<String>();
        var good = endpoint.request().apply(target(endpoint)).query();
        for (var parameter : operation(endpoint).path("parameters")) {
            if (parameter.path("in").asString().equals("query")) {
                var name = parameter.path("name").asString();
                var others = good.replaceAll("[?&]" + name + "=[^&]*", "").replaceFirst("^[?&]", "");
                var values = name.equals("cursor")
                        ? Stream.concat(CURSORS.stream(), cursors.stream().map(BadInputContract::encoded))
                        : PARAMETERS.stream();
                values.forEach(value -> queries.add("?" + name + "=" + value + (others.isEmpty() ? "" : "&" + others)));
            }
        }
        return queries.stream();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private JsonNode operation(Endpoint endpoint) {
        var path = endpoint.name().substring(endpoint.name().indexOf(' ') + 1).replaceFirst("\\?.*", "");
        return described.path("paths").path(path).path(endpoint.method().toLowerCase(java.util.Locale.ROOT));
    }

    private Target target(Endpoint endpoint) {
        var line = organisation.harbour;
        desk.jdbc().sql("delete from session_file where session_id is null").update(); // so many may wait, and no more
        return new Target(organisation, caller, line, endpoint.subject() == Subject.SESSION ? held(line) : null);
    }

    private OneSession held(OneLine line) {
        var session = organisation.session(line, State.QUEUED_TO_ALL);
        organisation.as(caller.id(), new ClaimSession(session.id()));
        return session;
    }

    private void check(Endpoint endpoint, @Nullable String query, @Nullable String body, List<String> wrong) {
        var target = target(endpoint);
        var good = endpoint.request().apply(target);
        var request = new Request(
                good.subject(),
                good.second(),
                query == null ? good.query() : query,
                body == null ? good.body() : body,
                good.ifMatch());
        var answer = send(endpoint, endpoint.path(request), request);
        judge("%s %s %s".formatted(endpoint, query, body), answer, wrong);
        spend(endpoint, target, answer);
    }

    /** An id of nothing, or no id at all, names nothing. */
    private void checkId(Endpoint endpoint, String id, List<String> wrong) {
        for (var first : List.of(true, false)) {
            var target = target(endpoint);
            var good = endpoint.request().apply(target);
            var request = new Request(
                    first ? id : good.subject(), first ? good.second() : id, good.query(), good.body(), good.ifMatch());
            var answer = send(endpoint, endpoint.path(request), request);
            judge(endpoint + " " + id, answer, wrong);
            spend(endpoint, target, answer);
        }
    }

    /** What an answer may have changed is not used again. */
    private void spend(Endpoint endpoint, Target target, Answer answer) {
        if (answer.status() < 300 && !endpoint.method().equals("GET")) {
            if (target.session() != null) {
                organisation.isSpent(target.session().id().toString());
            }
            organisation.isSpent(answer.body().path("id").asString(""));
            endpoint.after().accept(target);
        }
    }

    private static void judge(String what, Answer answer, List<String> wrong) {
        var shown = what.length() > 300 ? what.substring(0, 300) + "…" : what;
        var problem = answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json");
        if (answer.status() >= 500 || (answer.status() >= 400 && !problem)) {
            wrong.add(shown + ": " + answer.status() + " " + answer.text());
        }
    }

    private Answer send(Endpoint endpoint, String path, Request request) {
        var body = request.body();
        var sent = browser.json(path).header("Authorization", "Bearer " + caller.token());
        if (request.ifMatch() != null) {
            sent.header("If-Match", request.ifMatch());
        }
        if (request.isUpload()) {
            sent.setHeader("Content-Type", Request.UPLOAD_TYPE);
        } else if (path.contains("/import")) {
            sent.setHeader("Content-Type", "text/csv");
        }
        sent.method(
                endpoint.method(),
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        return browser.send(sent);
    }

    private Answer get(String path) {
        return browser.send(browser.request(path).header("Authorization", "Bearer " + caller.token()));
    }

    @Test
    @Order(2)
    void all_that_was_taken_can_be_read() {
        desk.jdbc()
                .sql("select max(global_index) from event")
                .query(Long.class)
                .optional()
                .ifPresent(newest -> Stream.of("sessions", "lines", "applications")
                        .forEach(group -> assertThat(desk.get(Positions.class).await(group, newest, LONGEST))
                                .as(group)
                                .isTrue()));

        assertThat(desk.jdbc()
                        .sql("select processing_group, stored_name, cause_type, cause_message from dead_letter")
                        .query()
                        .listOfRows())
                .isEmpty();
        var lists = Stream.concat(
                Stream.of("QUEUE", "MINE", "ACTIVE", "CLOSED", "SPAM").map(list -> "/api/sessions?list=" + list),
                Stream.of(
                        "/api/templates",
                        "/api/applications",
                        "/api/lines",
                        "/api/employees",
                        "/api/groups",
                        "/api/applications/" + organisation.harbour.application() + "/items",
                        "/api/my/lines/" + organisation.harbour.id() + "/messages",
                        "/api/lines/" + organisation.harbour.id() + "/history"));
        lists.forEach(list -> assertThat(get(list + (list.contains("?") ? "&" : "?") + "limit=200")
                        .status())
                .as(list)
                .isEqualTo(200));
        var sessions = desk.jdbc()
                .sql("select session_id from session_view_row")
                .query(UUID.class)
                .list();
        assertThat(sessions).isNotEmpty().allSatisfy(session -> {
            assertThat(get("/api/sessions/" + session + "/messages?limit=200").status())
                    .isEqualTo(200);
            assertThat(get("/api/sessions/" + session + "/history").status()).isEqualTo(200);
        });
    }
}
