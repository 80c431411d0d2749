package dev.firstline.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.stream.Listening.Event;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of whoever may no longer be signed in, on a desk of two nodes whose heart never beats while it is looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockedOutTest {

    private static final Map<String, Object> NEVER = Map.of("firstline.stream.heartbeat", "1h");
    private static final String NEW_PASSWORD = "correct horse battery staple";

    private SampleDesk desk;
    private SampleDesk secondNode;
    private Browser admin;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        desk = SampleDesk.open(database, NEVER);
        secondNode = SampleDesk.open(database.forAnotherNode(), NEVER);
        admin = desk.signedIn("admin");
    }

    @AfterAll
    void close() {
        secondNode.close();
        desk.close();
    }

    private static String idOf(Browser browser) {
        return browser.get("/api/me").expect(200).path("id").asString();
    }

    private void change(EmployeeId employee, String how) {
        admin.post("/api/employees/" + employee + "/" + how, "").expect(204);
    }

    private static Predicate<Event> session(String session, String status) {
        return event -> event.name().equals("session")
                && event.text("id").equals(session)
                && event.text("status").equals(status);
    }

    private static String claimed(Browser operator, Browser client) {
        operator.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        var line = client.get("/api/my/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", "Are you there?"))
                .expect(201);
        operator.readsAfter(client);
        var waiting = operator.get("/api/sessions?list=QUEUE").expect(200).path("items");
        var session = waiting.path(waiting.size() - 1).path("id").asString();
        operator.post("/api/sessions/" + session + "/claim", "").expect(200);
        return session;
    }

    @Test
    void whoever_is_deactivated_is_out_at_once_everywhere_and_what_he_held_waits_for_another() {
        var gone = desk.signedIn("operator1");
        var employee = EmployeeId.of(idOf(gone));
        var elsewhere = secondNode.signedIn("operator1");
        var token = gone.post("/api/tokens", Map.of("name", "Program"))
                .expect(201)
                .path("token")
                .asString();
        var colleague = desk.signedIn("operator2");
        colleague.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        var session = claimed(gone, desk.signedIn("client1"));

        try (var here = Listening.to(gone);
                var there = Listening.to(gone.at(secondNode.address()));
                var other = Listening.to(elsewhere);
                var program = Listening.with(new Browser(secondNode.address()), token);
                var watching = Listening.to(colleague.at(secondNode.address()))) {
            change(employee, "deactivate");

            for (Listening listening : List.of(here, there, other, program)) {
                assertThat(listening.await("bye").text("reason")).isEqualTo("DEACTIVATED");
                listening.awaitEnd();
            }
            watching.await(session(session, "QUEUED"));
            assertThat(watching.heard("bye")).isEmpty();
        }
        for (Browser browser : List.of(gone, gone.at(secondNode.address()), elsewhere)) {
            browser.get("/api/me").expectProblem(401, "not-signed-in");
            browser.get("/api/stream").expectProblem(401, "not-signed-in");
            browser.post("/api/sessions/" + session + "/claim", "").expectProblem(401, "not-signed-in");
        }
        for (SampleDesk node : List.of(desk, secondNode)) {
            var program = new Browser(node.address());
            program.send(program.request("/api/me").header("Authorization", "Bearer " + token))
                    .expectProblem(401, "not-signed-in");
        }
        assertThat(signIns(employee)).isZero();

        assertThat(colleague
                        .get("/api/sessions?list=QUEUE")
                        .expect(200)
                        .path("items")
                        .findValuesAsString("id"))
                .contains(session);
        colleague.post("/api/sessions/" + session + "/claim", "").expect(200);
        assertThat(colleague
                        .get("/api/sessions/" + session + "/history")
                        .expect(200)
                        .findValuesAsString("summary"))
                .contains("The session returned to the queue: Olga One no longer answers on the line.");

        change(employee, "activate");
        gone.get("/api/me").expectProblem(401, "not-signed-in");
        desk.signedIn("operator1").get("/api/me").expect(200);
    }

    private long signIns(EmployeeId employee) {
        return desk.desk()
                .jdbc()
                .sql("select count(*) from web_session where principal_name = ?")
                .param(employee.toString())
                .query(Long.class)
                .single();
    }

    @Test
    void whoever_is_locked_out_is_not_signed_in_by_a_sign_in_that_is_still_there() {
        var auditor = desk.signedIn("auditor");
        var employee = UUID.fromString(idOf(auditor));
        isActive(employee, false);
        try {
            auditor.get("/api/lines").expectProblem(401, "not-signed-in");
            auditor.get("/actuator/prometheus").expectProblem(401, "not-signed-in");
            assertThat(auditor.get("/api/site").status()).isEqualTo(200);
        } finally {
            isActive(employee, true);
        }
        auditor.get("/api/lines").expect(200);
    }

    private void isActive(UUID employee, boolean active) {
        desk.desk()
                .jdbc()
                .sql("update people_employee set active = ? where id = ?")
                .params(active, employee)
                .update();
    }

    @Test
    void whoever_changes_his_password_stays_signed_in_where_he_did_and_nowhere_else() {
        var elsewhere = secondNode.signedIn("admin");
        var bystander = desk.signedIn("supervisor");
        try (var here = Listening.to(admin);
                var hereToo = Listening.to(admin.at(secondNode.address()));
                var other = Listening.to(elsewhere);
                var another = Listening.to(bystander.at(secondNode.address()))) {
            admin.put("/api/me/password", Map.of("current", "demo", "password", NEW_PASSWORD))
                    .expect(204);

            assertThat(other.await("bye").text("reason")).isEqualTo("EXPIRED");
            other.awaitEnd();
            elsewhere.get("/api/me").expectProblem(401, "not-signed-in");
            for (Browser browser : List.of(admin, admin.at(secondNode.address()), bystander)) {
                browser.get("/api/me").expect(200);
            }
            for (Listening listening : List.of(here, hereToo, another)) {
                assertThat(listening.heard("bye")).isEmpty();
            }
        }
    }

    @Test
    void whose_password_an_administrator_resets_is_signed_out_everywhere() {
        var operator = desk.signedIn("operator3");
        var elsewhere = secondNode.signedIn("operator3");
        try (var here = Listening.to(operator);
                var there = Listening.to(elsewhere)) {
            admin.patch("/api/employees/" + idOf(operator), Map.of("password", NEW_PASSWORD))
                    .expect(204);

            for (Listening listening : List.of(here, there)) {
                assertThat(listening.await("bye").text("reason")).isEqualTo("EXPIRED");
                listening.awaitEnd();
            }
        }
        operator.get("/api/me").expectProblem(401, "not-signed-in");
        elsewhere.get("/api/me").expectProblem(401, "not-signed-in");
        admin.get("/api/me").expect(200);
    }
}
