package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleCallsTest {

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
    void whoever_signed_in_is_told_who_he_is() {
        var me = operator.get("/api/me").expect(200);

        assertThat(me.path("login").asString()).isEqualTo("operator1");
        assertThat(me.path("name").asString()).isEqualTo("Olga One");
        assertThat(me.path("roles").size()).isZero();
        assertThat(me.path("operatorOf").path(0).path("name").asString()).isEqualTo("Support");
        assertThat(me.path("supervisorOf").size()).isZero();
        assertThat(me.path("readerOf").isArray()).isTrue();
        assertThat(me.path("clientOf").isArray()).isTrue();
        assertThat(me.path("language").asString()).isEqualTo("en");

        assertThat(admin.get("/api/me").expect(200).path("roles").path(0).asString())
                .isEqualTo("ADMINISTRATOR");
        assertThat(desk.signedIn("client1")
                        .get("/api/me")
                        .expect(200)
                        .path("clientOf")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void one_goes_online_and_offline_by_hand() {
        var browser = desk.signedIn("operator2");

        assertThat(browser.put("/api/me/presence", Map.of("status", "ONLINE"))
                        .expect(200)
                        .path("status")
                        .asString())
                .isEqualTo("ONLINE");
        assertThat(browser.get("/api/me").expect(200).path("presence").asString())
                .isEqualTo("ONLINE");
        browser.put("/api/me/presence", Map.of("status", "OFFLINE")).expect(200);
        assertThat(browser.get("/api/me").expect(200).path("presence").asString())
                .isEqualTo("OFFLINE");

        assertThat(fields(browser.put("/api/me/presence", Map.of()).expectProblem(422, "invalid-value")))
                .containsExactly("status");
        assertThat(browser.put("/api/me/presence", Map.of("status", "AWAY"))
                        .expectProblem(400, "malformed")
                        .path("member")
                        .asString())
                .isEqualTo("status");
        browser.put("/api/me/presence", Map.of("status", 0)).expectProblem(400, "malformed");
    }

    @Test
    void one_chooses_the_language_one_reads() {
        var browser = desk.signedIn("operator3");

        browser.put("/api/me/language", Map.of("language", "ru")).expect(204);

        assertThat(browser.get("/api/me").expect(200).path("language").asString())
                .isEqualTo("ru");
        assertThat(fields(browser.put("/api/me/language", Map.of("language", "tlh"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("language");
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
        admin.delete("/api/groups/00000000-0000-8000-8000-0000000000a1").expectProblem(409, "system-group");
        admin.delete("/api/groups/00000000-0000-8000-8000-0000000000a1/members/" + idOf("admin"))
                .expectProblem(409, "last-administrator");
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
    void a_supervisor_sees_the_groups_a_line_may_be_given_but_not_who_there_is() {
        var supervisor = desk.signedIn("supervisor");

        assertThat(supervisor.get("/api/groups?search=leads").expect(200).path("items"))
                .isNotEmpty();
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
            operator.put("/api/groups/" + group + "/members/" + id, "").expectProblem(403, "not-allowed");
            operator.delete("/api/groups/" + group + "/members/" + id).expectProblem(403, "not-allowed");
        }
        for (String id : List.of(group, UUID.randomUUID().toString())) {
            operator.patch("/api/groups/" + id, Map.of("name", "X")).expectProblem(403, "not-allowed");
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
            admin.put("/api/groups/" + group + "/members/" + id, "").expectProblem(404, "not-found");
            admin.delete("/api/groups/" + group + "/members/" + id).expectProblem(404, "not-found");
        }
        for (String id : List.of(nobody, "nonsense", idOf("client1"))) {
            admin.patch("/api/groups/" + id, Map.of("name", "X")).expectProblem(404, "not-found");
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
