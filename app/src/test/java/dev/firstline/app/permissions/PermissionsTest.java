package dev.firstline.app.permissions;

import static dev.firstline.shared.api.session.SessionStatus.ASSIGNED;
import static dev.firstline.shared.api.session.SessionStatus.QUEUED;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.permissions.Endpoint.Request;
import dev.firstline.app.permissions.Endpoint.Subject;
import dev.firstline.app.permissions.Endpoint.Target;
import dev.firstline.app.permissions.OneSession.State;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.SessionQuery.SessionList;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView.Act;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks every call there is with everybody there can be, over sessions in every state, and compares what is answered with the table.
 * What is expected is asked of {@link Permission}; here is only who stands how to what. A new call without a row in
 * {@link Endpoints} fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PermissionsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Desk desk;
    private Organisation organisation;
    private Browser browser;
    private Browser anonymous;

    /** Signed in once, and gone since. */
    private Browser deactivated;

    private String deactivatedToken;

    @BeforeAll
    void open() {
        desk = Desk.open(
                TestDatabase.fresh(TestDatabase.Kind.H2),
                WebApplicationType.SERVLET,
                Map.of(
                        "firstline.secret-key",
                        Desk.SECRET_KEY,
                        "server.port",
                        "0",
                        "firstline.stream.heartbeat",
                        "100ms",
                        "firstline.presence.offline-after",
                        "999",
                        "firstline.rate.account-per-second",
                        "0",
                        "firstline.rate.address-per-second",
                        "0"));
        organisation = new Organisation(desk);
        var port = desk.get(Environment.class).getRequiredProperty("local.server.port");
        var address = URI.create("http://127.0.0.1:" + port);
        browser = new Browser(address);
        anonymous = new Browser(address);
        anonymous.get("/api/site").expect(200);
        deactivated = new Browser(address);
        var everything = organisation.everything("everything", "correct horse battery");
        deactivated.signIn("everything", "correct horse battery");
        deactivated.get("/api/me").expect(200);
        deactivatedToken = organisation.token(everything, TokenScope.ADMINISTER);
        organisation.send(new DeactivateEmployee(everything));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    /** What is wrong, one line each; empty if all is well. */
    private static void assertNothingIn(List<String> wrong) {
        assertThat(wrong).as("%s", wrong.size()).isEmpty();
    }

    @Test
    @Order(0)
    void every_call_has_a_row_in_the_registry_and_every_row_a_call() {
        var mapped = new TreeSet<String>();
        desk.context().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(PermissionsTest::names)
                .forEach(mapped::add);

        assertThat(Endpoints.names())
                .as("add a row to Endpoints, with the right of the table that the call needs")
                .isEqualTo(mapped);
    }

    private static Stream<String> names(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        var params = mapping.getParamsCondition().getExpressions();
        var suffix = params.isEmpty() ? "" : "?" + params.iterator().next();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path + suffix)
                        : methods.stream().map(method -> method + " " + path + suffix));
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void a_list_holds_exactly_what_the_table_lets_one_see(SessionList list) {
        everySession();
        var right = Permission.valueOf("LIST_" + list);
        var wrong = new ArrayList<String>();
        for (Person person : organisation.people) {
            var permitted = organisation.sessions().stream()
                    .filter(session -> right.allows(session.standingOf(person)))
                    .toList();
            compare(list + " as " + person, ids(permitted), ids(person, "/api/sessions?limit=200&list=" + list), wrong);
            for (OneLine line : organisation.lines()) {
                var query = "/api/sessions?limit=200&list=%s&line=%s".formatted(list, line.id());
                var ofLine = permitted.stream()
                        .filter(session -> session.line().equals(line))
                        .toList();
                compare(list + " of " + line + " as " + person, ids(ofLine), ids(person, query), wrong);
            }
            var search = "/api/sessions?limit=200&list=" + list + "&search=";
            compare(list + " searched by " + person, ids(permitted), ids(person, search + "client"), wrong);
            organisation.sessions().stream()
                    .filter(session -> !permitted.contains(session))
                    .findFirst()
                    .ifPresent(hidden -> Stream.of(hidden.clientName(), hidden.words())
                            .forEach(words -> compare(
                                    list + " searched for " + words + " of " + hidden + " by " + person,
                                    Set.of(),
                                    ids(person, search + words.replace(" ", "%20")),
                                    wrong)));
            permitted.stream()
                    .findFirst()
                    .ifPresent(seen -> compare(
                            list + " searched for what is said in " + seen + " by " + person,
                            ids(List.of(seen)),
                            ids(person, search + seen.words().replace(" ", "%20")),
                            wrong));
        }
        assertNothingIn(wrong);
    }

    @Test
    @Order(1)
    void counters_count_exactly_what_the_table_lets_one_see() {
        everySession();
        var wrong = new ArrayList<String>();
        for (Person person : organisation.people) {
            var counters = get(person, "/api/counters").expect(200);
            var queue = permitted(Permission.LIST_QUEUE, person);
            compare("queue of " + person, queue.size(), counters.path("queue").asInt(), wrong);
            compare(
                    "mine of " + person,
                    permitted(Permission.LIST_MINE, person).size(),
                    counters.path("mine").asInt(),
                    wrong);
            compare(
                    "spam of " + person,
                    organisation.lines().stream()
                                    .anyMatch(line -> line.partsOf(person).contains(Part.SUPERVISOR))
                            ? permitted(Permission.LIST_SPAM, person).size()
                            : -1,
                    counters.path("spam").asInt(-1),
                    wrong);
            compare(
                    "by line of " + person,
                    queue.stream().collect(toMap(session -> session.line().name(), session -> 1, Integer::sum)),
                    counters.path("byLine")
                            .valueStream()
                            .collect(toMap(
                                    line -> line.path("line").path("name").asString(),
                                    line -> line.path("queue").asInt())),
                    wrong);
        }
        assertNothingIn(wrong);
    }

    @Test
    @Order(1)
    void the_board_shows_exactly_the_lines_one_supervises_and_what_is_open_on_them() {
        everySession();
        var wrong = new ArrayList<String>();
        for (Person person : organisation.people) {
            var shown = get(person, "/api/board").expect(200).path("lines");
            compare(
                    "board of " + person,
                    organisation.lines().stream()
                            .filter(line -> Permission.SEE_BOARD.allows(line.standingOf(person)))
                            .collect(toMap(OneLine::name, line -> open(line, QUEUED) + " " + open(line, ASSIGNED))),
                    shown.valueStream()
                            .collect(toMap(
                                    line -> line.path("line").path("name").asString(),
                                    line -> line.path("waiting").asInt() + " "
                                            + line.path("active").asInt())),
                    wrong);
        }
        assertNothingIn(wrong);
    }

    private long open(OneLine line, SessionStatus status) {
        return organisation.sessions().stream()
                .filter(session -> session.line().equals(line) && session.state().status == status)
                .count();
    }

    @Test
    @Order(1)
    void lines_are_listed_for_whoever_may_see_their_settings_and_named_to_whoever_is_something_there() {
        var wrong = new ArrayList<String>();
        for (Person person : organisation.people) {
            compare(
                    "lines of " + person,
                    lineNames(line -> Permission.SEE_SETTINGS.allows(line.standingOf(person))),
                    names(get(person, "/api/lines?state=ALL").expect(200).path("items")),
                    wrong);
            compare(
                    "lines found by " + person,
                    lineNames(line ->
                            line.name().equals("Harbour") && Permission.SEE_SETTINGS.allows(line.standingOf(person))),
                    names(get(person, "/api/lines?search=harb").expect(200).path("items")),
                    wrong);
            compare(
                    "lines to write to of " + person,
                    lineNames(line -> Permission.WRITE_TO_LINE.allows(line.standingOf(person))),
                    names(get(person, "/api/my/lines").expect(200).path("items")),
                    wrong);
            var me = get(person, "/api/me").expect(200);
            compare("roles of " + person, roles(person), strings(me.path("roles")), wrong);
            Map.of(
                            "operatorOf", Part.OPERATOR,
                            "supervisorOf", Part.SUPERVISOR,
                            "readerOf", Part.READER,
                            "clientOf", Part.INTERNAL_CLIENT)
                    .forEach((member, part) -> compare(
                            member + " " + person,
                            lineNames(line -> line.partsOf(person).contains(part)),
                            names(me.path(member)),
                            wrong));
        }
        assertNothingIn(wrong);
    }

    private Set<String> lineNames(Predicate<OneLine> wanted) {
        return organisation.lines().stream().filter(wanted).map(OneLine::name).collect(toSet());
    }

    private static Set<String> roles(Person person) {
        return person.viewer().parts().stream().map(Part::name).collect(toSet());
    }

    @Test
    @Order(2)
    void one_session_shows_as_much_as_the_table_says() {
        everySession();
        var wrong = new ArrayList<String>();
        for (OneSession session : organisation.sessions()) {
            for (Person person : organisation.people) {
                if (!session.mayKnow(person)) {
                    continue;
                }
                var one = get(person, "/api/sessions/" + session.id()).expect(200);
                var what = session + " as " + person;
                var content = Set.of("title", "client", "preview", "conversation");
                compare(
                        "content of " + what,
                        session.mayRead(person) ? content : Set.of(),
                        content.stream().filter(one::has).collect(toSet()),
                        wrong);
                var may = Arrays.stream(Act.values())
                        .map(Act::name)
                        .filter(act -> Permission.valueOf(act).allows(session.standingOf(person)))
                        .collect(toSet());
                compare("may with " + what, may, strings(one.path("may")), wrong);
                var open = session.state().status == SessionStatus.QUEUED
                        || session.state().status == SessionStatus.ASSIGNED;
                var supervises = session.line().partsOf(person).contains(Part.SUPERVISOR);
                var holds = person.id().equals(session.operator()) && session.state().status == State.ASSIGNED.status;
                var unread = holds || (open && supervises);
                compare("unread of " + what, unread, one.has("unread"), wrong);
            }
        }
        assertNothingIn(wrong);
    }

    static Stream<Endpoint> endpoints() {
        return Endpoints.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    @Order(3)
    void a_call_is_answered_as_the_table_says(Endpoint endpoint) {
        var wrong = new ArrayList<String>();
        for (Person person : organisation.people) {
            switch (endpoint.subject()) {
                case ANYBODY -> anybody(endpoint, person, wrong);
                case CALLER, INSTALLATION -> check(endpoint, target(person, organisation.harbour, null), wrong);
                case STREAM -> streams(endpoint, person, wrong);
                case LINE, QUEUE, OWN, ITEMS ->
                    organisation.lines().forEach(line -> check(endpoint, target(person, line, null), wrong));
                case SESSION ->
                    organisation
                            .lines()
                            .forEach(line -> states(endpoint)
                                    .forEach(state -> check(
                                            endpoint, target(person, line, organisation.session(line, state)), wrong)));
            }
        }
        if (endpoint.subject() != Subject.ANYBODY) {
            notSignedIn(endpoint, wrong);
        }
        assertNothingIn(wrong);
    }

    private Target target(Person person, OneLine line, @Nullable OneSession session) {
        return new Target(organisation, person, line, session);
    }

    /** Whoever reads an earlier session by a later one can do nothing with it, and is told that there is none. */
    private static Stream<State> states(Endpoint endpoint) {
        var reads = endpoint.right() == Permission.READ || endpoint.right() == Permission.READ_WITHOUT_CONTENT;
        return Arrays.stream(State.values()).filter(state -> reads || state != State.EARLIER);
    }

    private void check(Endpoint endpoint, Target target, List<String> wrong) {
        var verdict = endpoint.verdict(target);
        var request = endpoint.request().apply(target);
        var answer = call(endpoint, request, target.person());
        var what = "%s [%s] as %s".formatted(endpoint, subject(endpoint, target), target.person());
        if (!verdict.holds(answer.status())) {
            wrong.add("%s: expected %s, got %d %s".formatted(what, verdict, answer.status(), answer.text()));
        } else if (verdict == Verdict.UNSEEN) {
            likeNothing(endpoint, request, answer, target.person(), what, wrong);
        } else if (verdict == Verdict.LOST) {
            compare(
                    what + ": the facts of a lost claim",
                    Set.of("type", "title", "status", "detail", "instance", "operator", "claimedAt", "attemptedAt"),
                    Set.copyOf(answer.body().propertyNames()),
                    wrong);
        }
        leaks(answer, request, target.person(), endpoint).forEach(leak -> wrong.add(what + ": tells of " + leak));
        if (answer.status() < 300) {
            if (!endpoint.method().equals("GET") && target.session() != null) {
                organisation.isSpent(target.session().id().toString());
            }
            if (endpoint.right() == Permission.CLAIM || endpoint.name().endsWith("take-next")) {
                organisation.isSpent(answer.body().path("id").asString(""));
            }
        }
        endpoint.after().accept(target);
    }

    private static String subject(Endpoint endpoint, Target target) {
        return switch (endpoint.subject()) {
            case SESSION -> String.valueOf(target.session());
            case LINE, QUEUE, OWN, ITEMS -> target.line().toString();
            default -> "";
        };
    }

    /** What he may not see answers as what there is not. */
    private void likeNothing(
            Endpoint endpoint, Request request, Answer answer, Person person, String what, List<String> wrong) {
        var ofNothing = request.ofNothing();
        var unknown = call(endpoint, ofNothing, person);
        compare(
                what + ": not as of something unknown",
                unknown.status() + unknown.text().replace(ofNothing.subject(), "it"),
                answer.status() + answer.text().replace(request.subject(), "it"),
                wrong);
    }

    /** What of all there is to see an answer tells somebody who may not see it. */
    private Stream<String> leaks(Answer answer, Request request, Person person, Endpoint endpoint) {
        var text = answer.text().replace(request.subject(), "");
        var ofSessions = organisation.sessions().stream()
                .filter(session -> !person.id().equals(session.client()))
                .filter(session -> (text.contains(session.words()) && !session.mayRead(person))
                        || (text.contains(session.clientName())
                                && !session.mayRead(person)
                                && !mayKnowEverybody(endpoint, person))
                        || (text.contains(session.id().toString()) && !session.mayKnow(person)))
                .map(OneSession::toString);
        var ofLines = organisation.lines().stream()
                .filter(line -> line.partsOf(person).isEmpty())
                .filter(line ->
                        text.contains(line.name()) || text.contains(line.id().toString()))
                .map(OneLine::toString);
        return Stream.concat(ofSessions, ofLines);
    }

    /** Whoever minds people knows them all; whoever begins sessions with a line's clients knows those. */
    private static boolean mayKnowEverybody(Endpoint endpoint, Person person) {
        return endpoint.right() == Permission.OPEN_SESSION
                || (endpoint.subject() == Subject.INSTALLATION
                        && endpoint.right() != null
                        && endpoint.right().allows(person.viewer()));
    }

    private void anybody(Endpoint endpoint, Person person, List<String> wrong) {
        var target = target(person, organisation.harbour, null);
        var request = endpoint.request().apply(target);
        compare(
                endpoint + " as " + person,
                callAnonymously(endpoint, request).status(),
                call(endpoint, request, person).status(),
                wrong);
    }

    private void notSignedIn(Endpoint endpoint, List<String> wrong) {
        var session = organisation.session(organisation.harbour, State.QUEUED_TO_ALL);
        var target = target(
                organisation.people.get(0),
                organisation.harbour,
                endpoint.subject() == Subject.SESSION ? session : null);
        var request = endpoint.request().apply(target);
        Map.of(
                        "nobody", callAnonymously(endpoint, request),
                        "somebody deactivated, with his cookie",
                                send(endpoint, request, deactivated, deactivated.json(endpoint.path(request))),
                        "somebody deactivated, with his token",
                                send(endpoint, request, browser, by(deactivatedToken, endpoint.path(request))))
                .forEach((who, answer) -> {
                    if (!Verdict.NOT_SIGNED_IN.holds(answer.status())) {
                        wrong.add("%s as %s: got %d %s".formatted(endpoint, who, answer.status(), answer.text()));
                    }
                });
    }

    private void streams(Endpoint endpoint, Person person, List<String> wrong) {
        var request = by(person.token(), endpoint.path(Request.of("")));
        try {
            var response = browser.http().send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            compare(endpoint + " as " + person, 200, response.statusCode(), wrong);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(4)
    void a_token_reaches_no_further_than_its_scope(TokenScope scope) {
        var wrong = new ArrayList<String>();
        var everything = organisation.person("everything", organisation.everyGroup());
        organisation.goOnline(everything);
        var token = organisation.token(everything.id(), scope);
        for (Endpoint endpoint : Endpoints.all()) {
            if (endpoint.subject() == Subject.ANYBODY || endpoint.subject() == Subject.STREAM) {
                continue;
            }
            var session = organisation.session(organisation.harbour, State.QUEUED_TO_ALL);
            var target =
                    target(everything, organisation.harbour, endpoint.subject() == Subject.SESSION ? session : null);
            var request = endpoint.request().apply(target);
            var answer = send(endpoint, request, browser, by(token, endpoint.path(request)));
            compare(
                    endpoint + " with a token to " + scope,
                    scope.covers(endpoint.scope()) ? "" : endpoint.scope().toString(),
                    answer.body().path("type").asString("").endsWith("/scope-too-small")
                            ? answer.body().path("needed").asString()
                            : "",
                    wrong);
            organisation.isSpent(session.id().toString());
            endpoint.after().accept(target);
        }
        assertNothingIn(wrong);
    }

    @Test
    @Order(5)
    void the_stream_tells_each_exactly_what_the_table_lets_him_see() {
        assertNothingIn(new StreamWalk(organisation, browser).walk());
    }

    private Answer call(Endpoint endpoint, Request request, Person person) {
        return send(endpoint, request, browser, by(person.token(), endpoint.path(request)));
    }

    private HttpRequest.Builder by(String token, String path) {
        return browser.request(path).header("Authorization", "Bearer " + token);
    }

    private Answer callAnonymously(Endpoint endpoint, Request request) {
        return send(endpoint, request, anonymous, anonymous.json(endpoint.path(request)));
    }

    private static Answer send(Endpoint endpoint, Request request, Browser from, HttpRequest.Builder http) {
        http.setHeader("Content-Type", request.isUpload() ? Request.UPLOAD_TYPE : "application/json");
        if (request.ifMatch() != null) {
            http.header("If-Match", request.ifMatch());
        }
        var body = request.body();
        var publisher = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        return from.send(http.method(endpoint.method(), publisher));
    }

    private Answer get(Person person, String path) {
        return browser.send(by(person.token(), path));
    }

    /** Brings a session of each line into every state there is. */
    private void everySession() {
        organisation
                .lines()
                .forEach(line -> Arrays.stream(State.values()).forEach(state -> organisation.session(line, state)));
    }

    private List<OneSession> permitted(Permission right, Person person) {
        return organisation.sessions().stream()
                .filter(session -> right.allows(session.standingOf(person)))
                .toList();
    }

    private Set<String> ids(Person person, String query) {
        return get(person, query)
                .expect(200)
                .path("items")
                .valueStream()
                .map(row -> row.path("id").asString())
                .map(this::described)
                .collect(toCollection(TreeSet::new));
    }

    private Set<String> ids(List<OneSession> sessions) {
        return sessions.stream()
                .map(session -> session.id().toString())
                .map(this::described)
                .collect(toCollection(TreeSet::new));
    }

    /** As a failure calls it. */
    private String described(String id) {
        return organisation.sessions().stream()
                        .filter(session -> session.id().toString().equals(id))
                        .map(OneSession::toString)
                        .collect(joining())
                + " " + id;
    }

    private static Set<String> names(JsonNode items) {
        return items.valueStream().map(item -> item.path("name").asString()).collect(toSet());
    }

    private static Set<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(toSet());
    }

    private static void compare(String what, Object expected, Object got, List<String> wrong) {
        if (!expected.equals(got)) {
            wrong.add("%s: expected %s, got %s".formatted(what, expected, got));
        }
    }
}
