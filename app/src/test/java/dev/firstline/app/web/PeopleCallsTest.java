package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.people.GroupId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleCallsTest {

    private static final String ADMINISTRATORS = "/api/groups/" + GroupId.ADMINISTRATORS;

    private SampleDesk desk;
    private Browser admin;
    private Browser operator;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL));
        admin = desk.signedIn("admin");
        operator = desk.signedIn("operator1");
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private String newGroup(String name) {
        return admin.post("/api/groups", Map.of("name", name))
                .expect(201)
                .path("id")
                .asString();
    }

    private String newEmployee(String login) {
        return admin.post("/api/employees", Map.of("login", login, "name", login, "groups", List.of()))
                .expect(201)
                .path("id")
                .asString();
    }

    private String idOf(String login) {
        return admin.get("/api/employees?search=" + login)
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private static List<String> fields(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Test
    void an_employee_is_taken_on_changed_and_found() {
        var support = admin.get("/api/groups?search=Support")
                .expect(200)
                .path("items")
                .path(0);
        var id = UUID.randomUUID().toString();
        var body = Map.of(
                "id",
                id,
                "login",
                "nina",
                "name",
                "Nina New",
                "email",
                "nina@example.org",
                "password",
                "long enough",
                "groups",
                List.of(support.path("id").asString()));

        var made = admin.post("/api/employees", body);

        assertThat(made.expect(201).path("id").asString()).isEqualTo(id);
        assertThat(made.headers().firstValue("Location")).hasValue("/api/employees/" + id);
        var employee = admin.get("/api/employees/" + id).expect(200);
        assertThat(employee.path("email").asString()).isEqualTo("nina@example.org");
        assertThat(employee.path("active").asBoolean()).isTrue();
        assertThat(employee.path("groups").path(0)).isEqualTo(reference(support));

        admin.patch("/api/employees/" + id, Map.of("name", "Nina Newer", "email", "", "password", "longer still"))
                .expect(204);
        employee = admin.get("/api/employees/" + id).expect(200);
        assertThat(employee.path("name").asString()).isEqualTo("Nina Newer");
        assertThat(employee.hasNonNull("email")).isFalse();
        new Browser(desk.address()).signIn("nina", "longer still");
        assertThat(admin.get("/api/employees?search=newer")
                        .expect(200)
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private static JsonNode reference(JsonNode group) {
        return ((tools.jackson.databind.node.ObjectNode) group.deepCopy()).retain("id", "name");
    }

    @Test
    void taking_on_is_safe_to_repeat() {
        var id = UUID.randomUUID().toString();
        var body = Map.of("id", id, "login", "repeat", "name", "Rita Repeat", "groups", List.of());
        admin.post("/api/employees", body).expect(201);

        assertThat(admin.post("/api/employees", body).expect(201).path("id").asString())
                .isEqualTo(id);
        var problem = admin.post(
                        "/api/employees", Map.of("id", id, "login", "other", "name", "Other", "groups", List.of()))
                .expectProblem(409, "id-reused");
        assertThat(problem.toString()).doesNotContain("Rita", "repeat\"");
        assertThat(admin.get("/api/employees?search=repeat")
                        .expect(200)
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_an_employee_is_refused_on_its_field() {
        assertThat(fields(admin.post("/api/employees", Map.of()).expectProblem(422, "invalid-value")))
                .containsExactlyInAnyOrder("login", "name", "groups");
        assertThat(fields(admin.post("/api/employees", Map.of("login", " ", "name", "X", "groups", List.of()))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("login");
        assertThat(fields(admin.post(
                                "/api/employees",
                                Map.of("login", "short", "name", "X", "password", "short", "groups", List.of()))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("password");
        assertThat(fields(admin.post(
                                "/api/employees",
                                Map.of("login", "lost", "name", "X", "groups", List.of(UUID.randomUUID())))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("groups");
        admin.post("/api/employees", Map.of("login", "OPERATOR1", "name", "X", "groups", List.of()))
                .expectProblem(409, "login-taken");
    }

    @Test
    void a_refused_change_of_an_employee_has_changed_nothing() {
        var id = newEmployee("steady");

        assertThat(fields(admin.patch("/api/employees/" + id, Map.of("name", "Changed", "password", "short"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("password");
        assertThat(fields(admin.patch("/api/employees/" + id, Map.of("name", "Changed", "email", "nobody"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("email");
        assertThat(fields(admin.patch("/api/employees/" + id, Map.of("name", "", "email", "a@example.org"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("name");

        var employee = admin.get("/api/employees/" + id).expect(200);
        assertThat(employee.path("name").asString()).isEqualTo("steady");
        assertThat(employee.hasNonNull("email")).isFalse();
    }

    @Test
    void an_employee_is_deactivated_and_activated_again() {
        var id = newEmployee("leaver");
        var group = newGroup("Leavers");
        admin.put("/api/groups/" + group + "/members/" + id, "").expect(204);

        admin.post("/api/employees/" + id + "/deactivate", "").expect(204);

        var employee = admin.get("/api/employees/" + id).expect(200);
        assertThat(employee.path("active").asBoolean()).isFalse();
        assertThat(employee.path("groups").path(0).path("id").asString()).isEqualTo(group);
        assertThat(admin.get("/api/groups/" + group).expect(200).path("members").asInt())
                .isZero();
        admin.post("/api/employees/" + id + "/deactivate", "").expect(204);

        admin.post("/api/employees/" + id + "/activate", "").expect(204);
        admin.post("/api/employees/" + id + "/activate", "").expect(204);
        assertThat(admin.get("/api/employees/" + id).expect(200).path("active").asBoolean())
                .isTrue();
        assertThat(admin.get("/api/groups/" + group).expect(200).path("members").asInt())
                .isEqualTo(1);
    }

    @Test
    void the_last_administrator_is_neither_deactivated_nor_taken_away_by_an_inactive_second() {
        var second = newEmployee("second");
        admin.put(ADMINISTRATORS + "/members/" + second, "").expect(204);
        admin.post("/api/employees/" + second + "/deactivate", "").expect(204);

        admin.post("/api/employees/" + idOf("admin") + "/deactivate", "").expectProblem(409, "last-administrator");
        admin.delete(ADMINISTRATORS + "/members/" + idOf("admin")).expectProblem(409, "last-administrator");

        admin.delete(ADMINISTRATORS + "/members/" + second).expect(204);
    }

    @Test
    void employees_are_listed_by_group_and_state() {
        var group = newGroup("Listed");
        var here = newEmployee("listed-here");
        var gone = newEmployee("listed-gone");
        newEmployee("listed-elsewhere");
        for (String id : List.of(here, gone)) {
            admin.put("/api/groups/" + group + "/members/" + id, "").expect(204);
        }
        admin.post("/api/employees/" + gone + "/deactivate", "").expect(204);

        assertThat(logins("search=listed-")).containsExactly("listed-elsewhere", "listed-here");
        assertThat(logins("search=listed-&state=INACTIVE")).containsExactly("listed-gone");
        assertThat(logins("search=listed-&state=ALL"))
                .containsExactly("listed-elsewhere", "listed-gone", "listed-here");
        assertThat(logins("group=" + group)).containsExactly("listed-here");
        assertThat(logins("group=" + group + "&state=ALL")).containsExactly("listed-gone", "listed-here");
        assertThat(logins("group=" + group + "&state=ALL&search=gone")).containsExactly("listed-gone");
        assertThat(logins("group=" + UUID.randomUUID())).isEmpty();

        var page = admin.get("/api/employees?group=" + group + "&state=ALL&limit=1")
                .expect(200);
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(logins("group=" + group + "&state=ALL&limit=1&cursor="
                        + page.path("nextCursor").asString()))
                .containsExactly("listed-here");
        for (String query : List.of("group=nonsense", "state=SOMEWHAT")) {
            assertThat(fields(admin.get("/api/employees?" + query).expectProblem(422, "invalid-value")))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    private List<String> logins(String query) {
        return admin.get("/api/employees?" + query)
                .expect(200)
                .path("items")
                .valueStream()
                .map(employee -> employee.path("login").asString())
                .toList();
    }

    @Test
    void a_group_is_mapped_to_one_of_the_providers() {
        var id = newGroup("Mapped");
        assertThat(admin.get("/api/groups/" + id).expect(200).hasNonNull("providerName"))
                .isFalse();

        admin.patch("/api/groups/" + id, Map.of("providerName", " /desk/support "))
                .expect(204);

        var group = admin.get("/api/groups/" + id).expect(200);
        assertThat(group.path("providerName").asString()).isEqualTo("/desk/support");
        assertThat(admin.get("/api/groups?search=mapped")
                        .expect(200)
                        .path("items")
                        .path(0))
                .isEqualTo(group);
        admin.patch(ADMINISTRATORS, Map.of("providerName", "/desk/administrators"))
                .expect(204);
        for (String mapped : List.of("/api/groups/" + id, ADMINISTRATORS)) {
            admin.patch(mapped, Map.of("providerName", "")).expect(204);
            assertThat(admin.get(mapped).expect(200).hasNonNull("providerName")).isFalse();
        }
    }

    @Test
    void a_refused_change_of_a_group_has_changed_nothing() {
        var id = newGroup("Unchanged");
        newGroup("Taken already");

        assertThat(fields(admin.patch("/api/groups/" + id, Map.of("name", "Changed", "providerName", "x".repeat(256)))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("providerName");
        assertThat(fields(admin.patch("/api/groups/" + id, Map.of("name", "Changed", "providerName", "a\0b"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("providerName");
        assertThat(fields(admin.patch("/api/groups/" + id, Map.of("name", " ", "providerName", "/x"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("name");
        admin.patch("/api/groups/" + id, Map.of("name", "TAKEN ALREADY", "providerName", "/x"))
                .expectProblem(409, "group-name-taken");
        admin.patch(ADMINISTRATORS, Map.of("name", "Gods", "providerName", "/x"))
                .expectProblem(409, "system-group");

        var group = admin.get("/api/groups/" + id).expect(200);
        assertThat(group.path("name").asString()).isEqualTo("Unchanged");
        assertThat(group.hasNonNull("providerName")).isFalse();
    }

    @Test
    void groups_may_swap_names_by_way_of_a_third_and_come_back_to_their_own() {
        var id = newGroup("Alpha");

        admin.patch("/api/groups/" + id, Map.of("name", "Beta")).expect(204);
        var other = newGroup("Alpha");
        admin.patch("/api/groups/" + id, Map.of("name", "ALPHA")).expectProblem(409, "group-name-taken");
        admin.patch("/api/groups/" + other, Map.of("name", "Gamma")).expect(204);
        admin.patch("/api/groups/" + id, Map.of("name", "Alpha")).expect(204);
        admin.patch("/api/groups/" + id, Map.of("name", "Alpha")).expect(204);
        admin.patch("/api/groups/" + id, Map.of("name", "ALPHA")).expect(204);
        admin.patch("/api/groups/" + id, Map.of()).expect(204);

        assertThat(admin.get("/api/groups/" + id).expect(200).path("name").asString())
                .isEqualTo("ALPHA");
    }

    @Test
    void logins_that_look_the_same_are_the_same() {
        newEmployee("straße.one");
        for (String login : List.of("STRASSE.ONE", "ｓｔｒaße.one", "Straße.One")) {
            admin.post("/api/employees", Map.of("login", login, "name", "X", "groups", List.of()))
                    .expectProblem(409, "login-taken");
        }
    }

    @ParameterizedTest
    @CsvSource({"login, 101", "name, 256", "email, 255", "password, 201"})
    void a_text_is_not_kept_that_is_too_long(String field, int length) {
        var text = field.equals("email") ? "x".repeat(length - 12) + "@example.org" : "x".repeat(length);
        var body = new HashMap<String, Object>(Map.of("login", "longest", "name", "Longest", "groups", List.of()));
        body.put(field, text);
        var problem = admin.post("/api/employees", body).expectProblem(422, "invalid-value");
        assertThat(fields(problem)).containsExactly(field);
        assertThat(problem.path("errors").path(0).path("code").asString()).isEqualTo("TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "name", "email"})
    void a_nul_is_in_no_text_of_a_person(String field) {
        var body = new HashMap<String, Object>(Map.of("login", "nul", "name", "Nul", "groups", List.of()));
        body.put(field, "nul\0@example.org");
        assertThat(fields(admin.post("/api/employees", body).expectProblem(422, "invalid-value")))
                .containsExactly(field);
    }

    @Test
    void a_group_is_made_renamed_joined_left_and_deleted() {
        var id = newGroup("Night shift");
        var employee = newEmployee("night");

        admin.patch("/api/groups/" + id, Map.of("name", "Late shift")).expect(204);
        admin.put("/api/groups/" + id + "/members/" + employee, "").expect(204);
        var group =
                admin.get("/api/groups?search=late").expect(200).path("items").path(0);
        assertThat(group.path("name").asString()).isEqualTo("Late shift");
        assertThat(group.path("members").asInt()).isEqualTo(1);
        assertThat(group.path("system").asBoolean()).isFalse();
        admin.delete("/api/groups/" + id + "/members/" + employee).expect(204);
        assertThat(admin.get("/api/employees/" + employee)
                        .expect(200)
                        .path("groups")
                        .size())
                .isZero();
        admin.delete("/api/groups/" + id).expect(204);
        assertThat(admin.get("/api/groups?search=late")
                        .expect(200)
                        .path("items")
                        .size())
                .isZero();

        admin.delete("/api/groups/" + id).expectProblem(404, "not-found");
        admin.get("/api/groups/" + id).expectProblem(404, "not-found");
        admin.put("/api/groups/" + id + "/members/" + employee, "").expectProblem(404, "not-found");
    }

    @Test
    void groups_that_are_needed_stay() {
        var support = admin.get("/api/groups?search=Support")
                .expect(200)
                .path("items")
                .path(0);

        var inUse = admin.delete("/api/groups/" + support.path("id").asString()).expectProblem(409, "group-in-use");
        assertThat(inUse.path("lines").path(0).path("name").asString()).isEqualTo("Support");
        var taken = admin.post("/api/groups", Map.of("name", "ＳＵＰＰＯＲＴ")).expectProblem(409, "group-name-taken");
        assertThat(taken.path("group")).isEqualTo(reference(support));
        admin.delete(ADMINISTRATORS).expectProblem(409, "system-group");
        admin.delete(ADMINISTRATORS + "/members/" + idOf("admin")).expectProblem(409, "last-administrator");
    }

    @Test
    void making_a_group_is_safe_to_repeat() {
        var id = UUID.randomUUID().toString();
        admin.post("/api/groups", Map.of("id", id, "name", "Again")).expect(201);

        admin.post("/api/groups", Map.of("id", id, "name", "Again")).expect(201);
        admin.post("/api/groups", Map.of("id", id, "name", "Otherwise")).expectProblem(409, "id-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"employees", "groups"})
    void only_administrators_see_people(String list) {
        for (String login : List.of("operator2", "client1", "auditor")) {
            var browser = desk.signedIn(login);
            browser.get("/api/" + list).expectProblem(403, "not-allowed");
        }
    }

    @Test
    void a_supervisor_who_may_edit_sees_the_groups_a_line_may_be_given_but_not_who_there_is() {
        var supervisor = desk.signedIn("supervisor");
        supervisor.get("/api/groups").expectProblem(403, "not-allowed");
        var line = admin.get("/api/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        admin.put("/api/lines/" + line + "/supervisors-may-edit", Map.of("allowed", true))
                .expect(200);

        assertThat(supervisor.get("/api/groups?search=leads").expect(200).path("items"))
                .isNotEmpty();
        supervisor.get(ADMINISTRATORS).expectProblem(403, "not-allowed");
        supervisor.get("/api/employees").expectProblem(403, "not-allowed");
        supervisor.get("/api/employees/" + idOf("client1")).expectProblem(403, "not-allowed");
    }

    @Test
    void only_administrators_change_people_and_nobody_else_learns_who_there_is() {
        var employee = idOf("client1");
        var group = newGroup("Closed circle");
        for (String id : List.of(employee, UUID.randomUUID().toString())) {
            operator.get("/api/employees/" + id).expectProblem(403, "not-allowed");
            operator.patch("/api/employees/" + id, Map.of("name", "X")).expectProblem(403, "not-allowed");
            operator.patch("/api/employees/" + id, Map.of()).expectProblem(403, "not-allowed");
            operator.post("/api/employees/" + id + "/deactivate", "").expectProblem(403, "not-allowed");
            operator.post("/api/employees/" + id + "/activate", "").expectProblem(403, "not-allowed");
            operator.put("/api/groups/" + group + "/members/" + id, "").expectProblem(403, "not-allowed");
            operator.delete("/api/groups/" + group + "/members/" + id).expectProblem(403, "not-allowed");
        }
        for (String id : List.of(group, UUID.randomUUID().toString())) {
            operator.get("/api/groups/" + id).expectProblem(403, "not-allowed");
            operator.patch("/api/groups/" + id, Map.of("name", "X")).expectProblem(403, "not-allowed");
            operator.patch("/api/groups/" + id, Map.of("providerName", "X")).expectProblem(403, "not-allowed");
            operator.delete("/api/groups/" + id).expectProblem(403, "not-allowed");
        }
        operator.post("/api/employees", Map.of("login", "x", "name", "X", "groups", List.of()))
                .expectProblem(403, "not-allowed");
        operator.post("/api/groups", Map.of("name", "X")).expectProblem(403, "not-allowed");
    }

    @Test
    void unknown_people_are_not_found() {
        var nobody = UUID.randomUUID().toString();
        var group = newGroup("Empty");
        for (String id : List.of(nobody, "nonsense", group)) {
            admin.get("/api/employees/" + id).expectProblem(404, "not-found");
            admin.patch("/api/employees/" + id, Map.of("name", "X")).expectProblem(404, "not-found");
            admin.patch("/api/employees/" + id, Map.of()).expectProblem(404, "not-found");
            admin.post("/api/employees/" + id + "/deactivate", "").expectProblem(404, "not-found");
            admin.post("/api/employees/" + id + "/activate", "").expectProblem(404, "not-found");
            admin.put("/api/groups/" + group + "/members/" + id, "").expectProblem(404, "not-found");
            admin.delete("/api/groups/" + group + "/members/" + id).expectProblem(404, "not-found");
        }
        for (String id : List.of(nobody, "nonsense", idOf("client1"))) {
            admin.get("/api/groups/" + id).expectProblem(404, "not-found");
            admin.patch("/api/groups/" + id, Map.of("name", "X")).expectProblem(404, "not-found");
            admin.patch("/api/groups/" + id, Map.of("providerName", "X")).expectProblem(404, "not-found");
            admin.patch("/api/groups/" + id, Map.of()).expectProblem(404, "not-found");
            admin.delete("/api/groups/" + id).expectProblem(404, "not-found");
        }
    }

    @Test
    void the_id_of_another_kind_of_thing_is_taken() {
        var group = newGroup("Not an employee");
        admin.post("/api/employees", Map.of("id", group, "login", "odd", "name", "Odd", "groups", List.of()))
                .expectProblem(409, "id-reused");
        admin.post("/api/groups", Map.of("id", idOf("client2"), "name", "Not a group"))
                .expectProblem(409, "id-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"employees", "groups"})
    void lists_come_in_pages(String list) {
        var first = admin.get("/api/" + list + "?limit=2").expect(200);
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(first.hasNonNull("position")).isTrue();

        var second = admin.get("/api/" + list + "?limit=2&cursor="
                        + first.path("nextCursor").asString())
                .expect(200);
        assertThat(second.path("items").path(0))
                .isNotEqualTo(first.path("items").path(1));
        assertThat(admin.get("/api/" + list + "?limit=200").expect(200).has("nextCursor"))
                .isFalse();

        for (String query : List.of("limit=0", "limit=201", "limit=many", "cursor=forged", "cursor=%00")) {
            assertThat(fields(admin.get("/api/" + list + "?" + query).expectProblem(422, "invalid-value")))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
        assertThat(admin.get("/api/" + list + "?search=%00nothing%25")
                        .expect(200)
                        .path("items")
                        .size())
                .isZero();
    }
}
