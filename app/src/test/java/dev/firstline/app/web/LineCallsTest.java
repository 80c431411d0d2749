package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineCallsTest {

    private static final List<String> SINGLE_CHANGES =
            List.of("name", "operators", "supervisors", "internal-clients", "operator-name");

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

        var settings = admin.get(path).expect(200);
        assertThat(settings.path("version").asInt()).isEqualTo(6);
        assertThat(settings.path("name").asString()).isEqualTo("Changes");
        assertThat(names(settings.path("operatorGroups"))).containsExactly("Support", "Support leads");
        assertThat(names(settings.path("supervisorGroups"))).containsExactly("Staff");
        assertThat(names(settings.path("internalGroups"))).containsExactly("Staff");
        assertThat(settings.path("showOperatorName").asBoolean()).isTrue();

        var unchanged = admin.put(path + "/operator-name", Map.of("show", true));
        assertThat(unchanged.expect(200).path("version").asInt()).isEqualTo(6);
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
        var retired = admin.get("/api/lines?state=RETIRED").expect(200);
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

    @Test
    void unknown_lines_are_not_found() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense", "%20", support)) {
            admin.get("/api/lines/" + id).expectProblem(404, "not-found");
            for (String change : SINGLE_CHANGES) {
                admin.put("/api/lines/" + id + "/" + change, body(change)).expectProblem(404, "not-found");
            }
        }
    }
}
