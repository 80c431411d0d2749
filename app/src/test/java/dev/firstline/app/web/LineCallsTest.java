package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.people.GroupId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineCallsTest {

    private static final List<String> SINGLE_CHANGES = List.of(
            "name",
            "operators",
            "supervisors",
            "internal-clients",
            "operator-name",
            "account-application",
            "request-applications",
            "readers",
            "supervisors-may-edit");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleDesk desk;
    private Browser admin;
    private Browser supervisor;
    private Browser operator;
    private String support;
    private String leads;
    private String staff;
    private String supportLine;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL));
        admin = desk.signedIn("admin");
        supervisor = desk.signedIn("supervisor");
        operator = desk.signedIn("operator1");
        support = group("Support");
        leads = group("Support leads");
        staff = group("Staff");
        supportLine = operator.get("/api/me")
                .expect(200)
                .path("operatorOf")
                .path(0)
                .path("id")
                .asString();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private String group(String name) {
        return admin.get("/api/groups?search=" + name.replace(" ", "%20"))
                .expect(200)
                .path("items")
                .valueStream()
                .filter(group -> group.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private String newLine(String name) {
        return admin.post(
                        "/api/lines",
                        Map.of("name", name, "operatorGroups", List.of(support), "supervisorGroups", List.of(leads)))
                .expect(201)
                .path("id")
                .asString();
    }

    private static Object body(String change) {
        return switch (change) {
            case "name" -> Map.of("name", "Changed");
            case "operator-name" -> Map.of("show", true);
            case "account-application" -> Map.of("application", UUID.randomUUID());
            case "request-applications" -> Map.of("applications", List.of());
            case "supervisors-may-edit" -> Map.of("allowed", true);
            default -> Map.of("groups", List.of());
        };
    }

    private static List<String> fields(Answer answer) {
        return answer.expectProblem(422, "invalid-value")
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static List<String> names(JsonNode references) {
        return references
                .valueStream()
                .map(reference -> reference.path("name").asString())
                .toList();
    }

    @Test
    void a_line_is_created_with_its_three_fields() {
        var id = UUID.randomUUID().toString();

        var created = admin.post(
                "/api/lines",
                Map.of(
                        "id",
                        id,
                        "name",
                        " Sales ",
                        "operatorGroups",
                        List.of(support),
                        "supervisorGroups",
                        List.of(leads)));

        var saved = created.expect(201);
        assertThat(saved.path("id").asString()).isEqualTo(id);
        assertThat(saved.path("version").asInt()).isEqualTo(1);
        assertThat(saved.path("warnings").isArray()).isTrue();
        assertThat(created.headers().firstValue("Location")).hasValue("/api/lines/" + id);
        assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(created.headers().firstValue("Firstline-Position")).isPresent();

        var one = admin.get("/api/lines/" + id);
        assertThat(one.headers().firstValue("ETag")).hasValue("\"1\"");
        var line = one.expect(200);
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "version",
                        "state",
                        "name",
                        "operatorGroups",
                        "supervisorGroups",
                        "internalGroups",
                        "showOperatorName",
                        "accountApplication",
                        "requestApplications",
                        "readerGroups",
                        "supervisorsMayEdit",
                        "routingRule",
                        "mayEdit",
                        "warnings");
        assertThat(line.path("name").asString()).isEqualTo("Sales");
        assertThat(line.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(line.path("accountApplication").isNull()).isTrue();
        assertThat(line.path("routingRule").asString()).isEqualTo("FIRST_COME");
        assertThat(line.path("mayEdit").asBoolean()).isTrue();
        assertThat(names(line.path("operatorGroups"))).containsExactly("Support");
        assertThat(names(line.path("supervisorGroups"))).containsExactly("Support leads");

        var row = admin.get("/api/lines?search=sal").expect(200).path("items").path(0);
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder("id", "name", "version", "state", "operatorGroups", "supervisorGroups");
    }

    @Test
    void creating_is_safe_to_repeat() {
        var id = UUID.randomUUID().toString();
        var body = Map.of(
                "id", id, "name", "Repeated", "operatorGroups", List.of(support), "supervisorGroups", List.of(leads));
        var first = admin.post("/api/lines", body).expect(201);

        assertThat(admin.post("/api/lines", body).expect(201)).isEqualTo(first);
        admin.post(
                        "/api/lines",
                        Map.of(
                                "id",
                                id,
                                "name",
                                "Otherwise",
                                "operatorGroups",
                                List.of(support),
                                "supervisorGroups",
                                List.of(leads)))
                .expectProblem(409, "id-reused");
        admin.post(
                        "/api/lines",
                        Map.of(
                                "id",
                                support,
                                "name",
                                "Id of a group",
                                "operatorGroups",
                                List.of(support),
                                "supervisorGroups",
                                List.of(leads)))
                .expectProblem(409, "id-reused");
    }

    @Test
    void what_cannot_be_a_line_is_refused_on_its_field() {
        assertThat(fields(admin.post("/api/lines", Map.of())))
                .containsExactlyInAnyOrder("name", "operatorGroups", "supervisorGroups");
        assertThat(fields(admin.post(
                        "/api/lines",
                        Map.of("name", " ", "operatorGroups", List.of(support), "supervisorGroups", List.of(leads)))))
                .containsExactly("name");
        assertThat(fields(admin.post(
                        "/api/lines",
                        Map.of(
                                "name",
                                "n".repeat(256),
                                "operatorGroups",
                                List.of(support),
                                "supervisorGroups",
                                List.of(leads)))))
                .containsExactly("name");
        assertThat(fields(admin.post(
                        "/api/lines",
                        Map.of("name", "X", "operatorGroups", List.of(), "supervisorGroups", List.of(leads)))))
                .containsExactly("operatorGroups");
        assertThat(fields(admin.post(
                        "/api/lines",
                        Map.of(
                                "name",
                                "X",
                                "operatorGroups",
                                List.of(support),
                                "supervisorGroups",
                                List.of(UUID.randomUUID())))))
                .containsExactly("supervisorGroups");

        var taken = admin.post(
                        "/api/lines",
                        Map.of(
                                "name",
                                "SUPPORT",
                                "operatorGroups",
                                List.of(support),
                                "supervisorGroups",
                                List.of(leads)))
                .expectProblem(409, "line-name-taken");
        assertThat(taken.path("line").path("id").asString()).isEqualTo(supportLine);
        assertThat(taken.path("line").path("name").asString()).isEqualTo("Support");
    }

    @Test
    void each_setting_is_changed_by_itself() {
        var line = newLine("Single changes");
        var path = "/api/lines/" + line;

        var renamed = admin.put(path + "/name", Map.of("name", "Changes"));
        assertThat(renamed.expect(200).path("version").asInt()).isEqualTo(2);
        assertThat(renamed.headers().firstValue("ETag")).hasValue("\"2\"");
        admin.put(path + "/operators", Map.of("groups", List.of(support, leads)))
                .expect(200);
        admin.put(path + "/supervisors", Map.of("groups", List.of(staff))).expect(200);
        admin.put(path + "/internal-clients", Map.of("groups", List.of(staff))).expect(200);
        admin.put(path + "/operator-name", Map.of("show", true)).expect(200);

        admin.put(path + "/readers", Map.of("groups", List.of(staff, staff))).expect(200);
        admin.put(path + "/supervisors-may-edit", Map.of("allowed", true)).expect(200);

        var settings = admin.get(path).expect(200);
        assertThat(settings.path("version").asInt()).isEqualTo(8);
        assertThat(settings.path("name").asString()).isEqualTo("Changes");
        assertThat(names(settings.path("operatorGroups"))).containsExactly("Support", "Support leads");
        assertThat(names(settings.path("supervisorGroups"))).containsExactly("Staff");
        assertThat(names(settings.path("internalGroups"))).containsExactly("Staff");
        assertThat(settings.path("showOperatorName").asBoolean()).isTrue();
        assertThat(names(settings.path("readerGroups"))).containsExactly("Staff");
        assertThat(settings.path("supervisorsMayEdit").asBoolean()).isTrue();

        for (var unchanged : List.of(
                admin.put(path + "/operator-name", Map.of("show", true)),
                admin.put(path + "/account-application", "{\"application\": null}"),
                admin.put(path + "/request-applications", Map.of("applications", List.of())))) {
            assertThat(unchanged.expect(200).path("version").asInt()).isEqualTo(8);
        }
    }

    @Test
    void wrong_changes_are_refused() {
        var path = "/api/lines/" + newLine("Steady");

        assertThat(fields(admin.put(path + "/operators", Map.of("groups", List.of()))))
                .containsExactly("groups");
        assertThat(fields(admin.put(path + "/supervisors", Map.of("groups", List.of(UUID.randomUUID())))))
                .containsExactly("groups");
        assertThat(fields(admin.put(path + "/internal-clients", Map.of()))).containsExactly("groups");
        assertThat(fields(admin.put(path + "/operator-name", Map.of()))).containsExactly("show");
        assertThat(fields(admin.put(path + "/name", Map.of("name", "")))).containsExactly("name");
        assertThat(fields(admin.put(path + "/readers", Map.of("groups", List.of(UUID.randomUUID())))))
                .containsExactly("groups");
        assertThat(fields(admin.put(path + "/supervisors-may-edit", Map.of()))).containsExactly("allowed");
        assertThat(fields(admin.put(path + "/account-application", Map.of()))).containsExactly("application");
        assertThat(fields(admin.put(path + "/account-application", Map.of("application", UUID.randomUUID()))))
                .containsExactly("application");
        assertThat(fields(
                        admin.put(path + "/request-applications", Map.of("applications", List.of(UUID.randomUUID())))))
                .containsExactly("applications");
        admin.put(path + "/account-application", Map.of("application", "nonsense"))
                .expectProblem(400, "malformed");
        admin.put(path + "/operator-name", Map.of("show", true)).expectProblem(409, "no-internal-clients");
        admin.put(path + "/name", Map.of("name", "support")).expectProblem(409, "line-name-taken");
        admin.put(path + "/operator-name", Map.of("show", "true")).expectProblem(400, "malformed");
        admin.put(path + "/operator-name", Map.of("show", 1)).expectProblem(400, "malformed");
        admin.put(path + "/operators", Map.of("groups", support)).expectProblem(400, "malformed");
        admin.put(path + "/operators", "{\"groups\": [null]}").expectProblem(400, "malformed");
        admin.put(path + "/operators", Map.of("groups", List.of("nonsense"))).expectProblem(400, "malformed");
        admin.put(path + "/name", "\"Steady\"").expectProblem(400, "malformed");
        assertThat(admin.get(path).expect(200).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_group_nobody_is_in_is_accepted_with_a_warning() {
        var empty = admin.post("/api/groups", Map.of("name", "Nobody"))
                .expect(201)
                .path("id")
                .asString();
        var path = "/api/lines/" + newLine("Unattended");

        var warning = admin.put(path + "/operators", Map.of("groups", List.of(empty)))
                .expect(200)
                .path("warnings")
                .path(0);
        assertThat(warning.path("code").asString()).isEqualTo("GROUP_WITHOUT_MEMBERS");
        assertThat(warning.path("field").asString()).isEqualTo("operatorGroups");
        assertThat(warning.path("group").path("name").asString()).isEqualTo("Nobody");
        assertThat(admin.get(path).expect(200).path("warnings").path(0)).isEqualTo(warning);
    }

    @Test
    void lines_are_listed_by_state_and_in_pages() {
        newLine("Listed 1");
        newLine("Listed 2");

        assertThat(names(admin.get("/api/lines?search=listed").expect(200).path("items")))
                .containsExactly("Listed 1", "Listed 2");
        assertThat(names(admin.get("/api/lines?search=listed&state=ALL")
                        .expect(200)
                        .path("items")))
                .hasSize(2);
        var retired = admin.get("/api/lines?search=listed&state=RETIRED").expect(200);
        assertThat(retired.path("items").size()).isZero();
        assertThat(retired.hasNonNull("position")).isTrue();
        assertThat(retired.has("nextCursor")).isFalse();
        var first = admin.get("/api/lines?search=listed&limit=1").expect(200);
        assertThat(names(admin.get("/api/lines?search=listed&limit=1&cursor="
                                + first.path("nextCursor").asString())
                        .expect(200)
                        .path("items")))
                .containsExactly("Listed 2");
        for (String query : List.of("limit=0", "limit=201", "limit=x", "cursor=forged", "state=GONE")) {
            assertThat(fields(admin.get("/api/lines?" + query)))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void who_sees_lines_and_who_changes_them() {
        var others = admin.post(
                        "/api/lines",
                        Map.of(
                                "name",
                                "Of others",
                                "operatorGroups",
                                List.of(support),
                                "supervisorGroups",
                                List.of(staff)))
                .expect(201)
                .path("id")
                .asString();
        var auditor = desk.signedIn("auditor");
        auditor.readsAfter(admin);
        supervisor.readsAfter(admin);

        assertThat(names(auditor.get("/api/lines").expect(200).path("items"))).contains("Of others", "Support");
        assertThat(auditor.get("/api/lines/" + others)
                        .expect(200)
                        .path("mayEdit")
                        .asBoolean())
                .isFalse();
        assertThat(names(supervisor.get("/api/lines").expect(200).path("items")))
                .contains("Support")
                .doesNotContain("Of others");
        supervisor.get("/api/lines/" + supportLine).expect(200);
        supervisor.get("/api/lines/" + others).expectProblem(404, "not-found");
        assertThat(operator.get("/api/lines").expect(200).path("items").size()).isZero();
        operator.get("/api/lines/" + supportLine).expectProblem(404, "not-found");

        for (String change : SINGLE_CHANGES) {
            supervisor
                    .put("/api/lines/" + supportLine + "/" + change, body(change))
                    .expectProblem(403, "not-allowed");
            auditor.put("/api/lines/" + supportLine + "/" + change, body(change))
                    .expectProblem(403, "not-allowed");
            supervisor.put("/api/lines/" + others + "/" + change, body(change)).expectProblem(404, "not-found");
            operator.put("/api/lines/" + supportLine + "/" + change, body(change))
                    .expectProblem(404, "not-found");
        }
        supervisor
                .post(
                        "/api/lines",
                        Map.of("name", "Mine", "operatorGroups", List.of(support), "supervisorGroups", List.of(leads)))
                .expectProblem(403, "not-allowed");
    }

    private Map<String, Object> settings(String name) {
        var settings = new HashMap<String, Object>();
        settings.put("name", name);
        settings.put("operatorGroups", List.of(support));
        settings.put("supervisorGroups", List.of(leads));
        settings.put("internalGroups", List.of());
        settings.put("showOperatorName", false);
        settings.put("accountApplication", null);
        settings.put("requestApplications", List.of());
        settings.put("readerGroups", List.of());
        settings.put("supervisorsMayEdit", false);
        settings.put("routingRule", "FIRST_COME");
        return settings;
    }

    private static Map<String, Object> with(Map<String, Object> settings, String member, Object value) {
        var changed = new HashMap<>(settings);
        changed.put(member, value);
        return changed;
    }

    private static Answer save(Browser by, String line, String ifMatch, Object settings) {
        return by.send(by.json("/api/lines/" + line + "/settings")
                .header("If-Match", ifMatch)
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(settings))));
    }

    @Test
    void all_settings_are_saved_at_once_as_one_version() {
        var line = newLine("Whole");
        var wanted = with(
                with(with(settings("Whole line"), "internalGroups", List.of(staff, staff)), "showOperatorName", true),
                "readerGroups",
                List.of(leads));

        var saved = save(admin, line, "\"1\"", wanted);

        assertThat(saved.expect(200).path("version").asInt()).isEqualTo(2);
        assertThat(saved.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(saved.headers().firstValue("Firstline-Position")).isPresent();
        var settings = admin.get("/api/lines/" + line).expect(200);
        assertThat(settings.path("version").asInt()).isEqualTo(2);
        assertThat(settings.path("name").asString()).isEqualTo("Whole line");
        assertThat(names(settings.path("internalGroups"))).containsExactly("Staff");
        assertThat(settings.path("showOperatorName").asBoolean()).isTrue();
        assertThat(names(settings.path("readerGroups"))).containsExactly("Support leads");

        assertThat(save(admin, line, "W/\"2\"", wanted)
                        .expect(200)
                        .path("version")
                        .asInt())
                .as("nothing differs")
                .isEqualTo(2);
        save(admin, line, "\"2\"", with(wanted, "internalGroups", List.of())).expect(200);
        assertThat(admin.get("/api/lines/" + line)
                        .expect(200)
                        .path("showOperatorName")
                        .asBoolean())
                .as("nobody is left to whom a name is shown")
                .isFalse();
    }

    @Test
    void no_setting_may_be_missing() {
        var line = newLine("Complete");
        for (String member : settings("Complete").keySet()) {
            var lacking = settings("Complete");
            lacking.remove(member);
            assertThat(fields(save(admin, line, "\"1\"", lacking))).containsExactly(member);
            if (!member.equals("accountApplication")) {
                assertThat(fields(save(admin, line, "\"1\"", with(lacking, member, null))))
                        .containsExactly(member);
            }
        }
        save(admin, line, "\"1\"", with(settings("Complete"), "colour", "red")).expectProblem(400, "unknown-member");
        save(admin, line, "\"1\"", with(settings("Complete"), "routingRule", "LAST_COME"))
                .expectProblem(400, "malformed");
    }

    @Test
    void a_setting_that_cannot_be_so_is_refused_by_its_name() {
        var line = newLine("Impossible");
        var right = settings("Impossible");
        for (String groups : List.of("operatorGroups", "supervisorGroups", "internalGroups", "readerGroups")) {
            assertThat(fields(save(admin, line, "\"1\"", with(right, groups, List.of(UUID.randomUUID())))))
                    .containsExactly(groups);
        }
        assertThat(fields(save(admin, line, "\"1\"", with(right, "operatorGroups", List.of()))))
                .containsExactly("operatorGroups");
        assertThat(fields(save(admin, line, "\"1\"", with(right, "accountApplication", UUID.randomUUID()))))
                .containsExactly("accountApplication");
        assertThat(fields(save(admin, line, "\"1\"", with(right, "requestApplications", List.of(UUID.randomUUID())))))
                .containsExactly("requestApplications");
        assertThat(fields(save(admin, line, "\"1\"", with(right, "name", " ")))).containsExactly("name");
        save(admin, line, "\"1\"", with(right, "showOperatorName", true)).expectProblem(409, "no-internal-clients");
        var taken = save(admin, line, "\"1\"", with(right, "name", "ｓｕｐｐｏｒｔ")).expectProblem(409, "line-name-taken");
        assertThat(taken.path("line").path("id").asString()).isEqualTo(supportLine);
        assertThat(admin.get("/api/lines/" + line).expect(200).path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_save_says_from_which_version() {
        var line = newLine("Versions");
        admin.put("/api/lines/" + line + "/settings", settings("Versions")).expectProblem(428, "version-wanted");
        save(admin, line, "*", settings("Versions")).expectProblem(428, "version-wanted");
        assertThat(fields(save(admin, line, "1", settings("Versions")))).containsExactly("If-Match");
        admin.put("/api/lines/" + line + "/name", Map.of("name", "Versions 2")).expect(200);
        admin.put("/api/lines/" + line + "/operators", Map.of("groups", List.of(leads)))
                .expect(200);

        var stale = save(admin, line, "\"1\"", settings("Versions")).expectProblem(412, "stale-version");

        assertThat(stale.path("version").asInt()).isEqualTo(3);
        assertThat(stale.propertyNames()).contains("changes").doesNotContain("meanwhile", "startedFrom");
        assertThat(stale.path("changes")
                        .valueStream()
                        .map(entry -> entry.path("version").asInt()))
                .containsExactly(2, 3);
        var renamed = stale.path("changes").path(0);
        assertThat(renamed.path("event").asString()).isEqualTo("line.LineRenamed");
        assertThat(renamed.path("actor").path("name").asString()).isNotBlank();
        assertThat(renamed.path("changes").path(0).path("before").asString()).isEqualTo("Versions");
        assertThat(renamed.path("changes").path(0).path("after").asString()).isEqualTo("Versions 2");
        for (String never : List.of("\"0\"", "\"9\"")) {
            assertThat(save(admin, line, never, settings("Versions"))
                            .expectProblem(412, "stale-version")
                            .path("changes")
                            .size())
                    .isZero();
        }
    }

    @Test
    void of_two_administrators_who_save_at_once_one_learns_what_the_other_did() {
        admin.post(
                        "/api/employees",
                        Map.of(
                                "login",
                                "second-admin",
                                "name",
                                "Second Admin",
                                "password",
                                "long enough",
                                "groups",
                                List.of(GroupId.ADMINISTRATORS)))
                .expect(201);
        var other = new Browser(desk.address());
        other.signIn("second-admin", "long enough");
        for (int round = 0; round < 5; round++) {
            var line = newLine("Contested " + round);
            var settings = settings("Contested " + round);
            var one = CompletableFuture.supplyAsync(
                    () -> save(admin, line, "\"1\"", with(settings, "internalGroups", List.of(staff))));
            var two = CompletableFuture.supplyAsync(
                    () -> save(other, line, "\"1\"", with(settings, "readerGroups", List.of(staff))));

            var answers = List.of(one.join(), two.join());

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            var adminWon = answers.get(0).status() == 200;
            var lost = answers.get(adminWon ? 1 : 0).expectProblem(412, "stale-version");
            assertThat(lost.path("version").asInt()).isEqualTo(2);
            var change = lost.path("changes").path(0);
            assertThat(lost.path("changes").size()).isEqualTo(1);
            assertThat(change.path("actor").path("name").asString().equals("Second Admin"))
                    .isEqualTo(!adminWon);
            assertThat(change.path("changes").path(0).path("field").asString())
                    .isEqualTo(adminWon ? "internalGroups" : "readerGroups");
            assertThat(names(change.path("changes").path(0).path("after"))).containsExactly("Staff");
        }
    }

    @Test
    void a_line_is_retired_and_restored() {
        var line = newLine("Seasonal");
        var retired = admin.post("/api/lines/" + line + "/retire", "").expect(200);
        assertThat(retired.path("version").asInt()).isEqualTo(2);
        assertThat(admin.post("/api/lines/" + line + "/retire", "").expect(200)).isEqualTo(retired);

        assertThat(admin.get("/api/lines/" + line).expect(200).path("state").asString())
                .isEqualTo("RETIRED");
        assertThat(admin.get("/api/lines?search=seasonal")
                        .expect(200)
                        .path("items")
                        .size())
                .isZero();
        for (String state : List.of("RETIRED", "ALL")) {
            var row = admin.get("/api/lines?search=seasonal&state=" + state)
                    .expect(200)
                    .path("items");
            assertThat(names(row)).containsExactly("Seasonal");
            assertThat(row.path(0).path("state").asString()).isEqualTo("RETIRED");
        }
        assertThat(operator.get("/api/me").expect(200).path("operatorOf").valueStream())
                .filteredOn(own -> own.path("name").asString().equals("Seasonal"))
                .singleElement()
                .satisfies(own -> assertThat(own.path("retired").asBoolean()).isTrue());

        var heir = newLine("Seasonal");
        var taken = admin.post("/api/lines/" + line + "/restore", "").expectProblem(409, "line-name-taken");
        assertThat(taken.path("line").path("id").asString()).isEqualTo(heir);
        admin.post("/api/lines/" + heir + "/retire", "").expect(200);
        assertThat(admin.post("/api/lines/" + line + "/restore", "")
                        .expect(200)
                        .path("version")
                        .asInt())
                .isEqualTo(3);
        assertThat(names(admin.get("/api/lines?search=seasonal").expect(200).path("items")))
                .containsExactly("Seasonal");
    }

    @Test
    void supervisors_edit_where_the_line_says_so() {
        var line = newLine("Shared care");
        save(supervisor, line, "\"1\"", settings("Shared care")).expectProblem(403, "not-allowed");
        assertThat(supervisor
                        .get("/api/lines/" + line)
                        .expect(200)
                        .path("mayEdit")
                        .asBoolean())
                .isFalse();
        admin.put("/api/lines/" + line + "/supervisors-may-edit", Map.of("allowed", true))
                .expect(200);
        var settings = with(settings("Shared care"), "supervisorsMayEdit", true);

        assertThat(supervisor
                        .get("/api/lines/" + line)
                        .expect(200)
                        .path("mayEdit")
                        .asBoolean())
                .isTrue();
        save(supervisor, line, "\"2\"", with(settings, "internalGroups", List.of(staff)))
                .expect(200);
        supervisor
                .put("/api/lines/" + line + "/readers", Map.of("groups", List.of(staff)))
                .expect(200);
        save(supervisor, line, "\"4\"", with(settings, "supervisorGroups", List.of(staff)))
                .expectProblem(403, "not-allowed");
        supervisor
                .put("/api/lines/" + line + "/supervisors-may-edit", Map.of("allowed", false))
                .expectProblem(403, "not-allowed");
        for (String act : List.of("retire", "restore")) {
            supervisor.post("/api/lines/" + line + "/" + act, "").expectProblem(403, "not-allowed");
            desk.signedIn("auditor").post("/api/lines/" + line + "/" + act, "").expectProblem(403, "not-allowed");
            operator.post("/api/lines/" + line + "/" + act, "").expectProblem(404, "not-found");
        }
        operator.put("/api/lines/" + line + "/settings", settings).expectProblem(428, "version-wanted");
        save(operator, line, "\"4\"", settings).expectProblem(404, "not-found");
        save(desk.signedIn("auditor"), line, "\"4\"", settings).expectProblem(403, "not-allowed");
    }

    @Test
    void unknown_lines_are_not_found() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense", "%20", support)) {
            admin.get("/api/lines/" + id).expectProblem(404, "not-found");
            save(admin, id, "\"1\"", settings("Nowhere")).expectProblem(404, "not-found");
            admin.post("/api/lines/" + id + "/retire", "").expectProblem(404, "not-found");
            admin.post("/api/lines/" + id + "/restore", "").expectProblem(404, "not-found");
            for (String change : SINGLE_CHANGES) {
                admin.put("/api/lines/" + id + "/" + change, body(change)).expectProblem(404, "not-found");
            }
        }
    }
}
