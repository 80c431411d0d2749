package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mockito.Mockito;
import tools.jackson.databind.JsonNode;

/** Notifications over HTTP, the same on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NotificationCallsContract {

    private final TestDatabase.Kind kind;
    private SampleDesk desk;
    private Browser supervisor;
    private Browser olga;
    private Browser oscar;
    private Browser client;
    private String line;

    NotificationCallsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(kind));
        supervisor = desk.signedIn("supervisor");
        olga = desk.signedIn("operator1");
        oscar = desk.signedIn("operator2");
        client = desk.signedIn("client1");
        line = client.get("/api/my/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        olga.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        oscar.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void no_session_is_open_and_nobody_was_told_anything() {
        supervisor.readsAfter(client);
        supervisor
                .get("/api/sessions?list=ACTIVE")
                .expect(200)
                .path("items")
                .forEach(session -> supervisor
                        .post("/api/sessions/" + session.path("id").asString() + "/close", "")
                        .expect(200));
        supervisor.get("/api/sessions?list=ACTIVE").expect(200);
        desk.desk().jdbc().sql("delete from session_notification").update();
    }

    /** A waiting session of the client's; its path. */
    private String waiting() {
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", "Hello"))
                .expect(201);
        supervisor.readsAfter(client);
        var session = supervisor
                .get("/api/sessions?list=ACTIVE")
                .expect(200)
                .path("items")
                .path(0);
        return "/api/sessions/" + session.path("id").asString();
    }

    private void assign(String session, Browser to) {
        supervisor.post(session + "/assign", Map.of("operator", id(to))).expect(200);
        List.of(olga, oscar, client).forEach(browser -> browser.readsAfter(supervisor));
    }

    private static String id(Browser browser) {
        return browser.get("/api/me").expect(200).path("id").asString();
    }

    private static JsonNode told(Browser browser, String query) {
        return browser.get("/api/notifications" + query).expect(200).path("items");
    }

    private static int counted(Browser browser) {
        return browser.get("/api/counters").expect(200).path("notifications").asInt();
    }

    @Test
    void whoever_is_given_a_session_by_another_is_told() {
        var session = waiting();
        assign(session, olga);

        var items = told(olga, "?unread=true");
        assertThat(items.size()).isEqualTo(1);
        var notification = items.path(0);
        assertThat(notification.propertyNames()).containsExactlyInAnyOrder("id", "at", "kind", "session", "by", "read");
        assertThat(notification.path("kind").asString()).isEqualTo("ASSIGNED");
        assertThat("/api/sessions/" + notification.path("session").path("id").asString())
                .isEqualTo(session);
        assertThat(notification.path("session").path("title").asString()).startsWith("Clara Client");
        assertThat(notification.path("by").path("name").asString()).isEqualTo("Sam Supervisor");
        assertThat(notification.path("read").asBoolean()).isFalse();
        assertThat(counted(olga)).isEqualTo(1);
        assertThat(told(supervisor, "").size()).isZero();
        assertThat(told(oscar, "").size()).isZero();
    }

    @Test
    void whoever_begins_a_session_himself_is_not_told() {
        olga.post("/api/sessions", Map.of("line", line, "account", id(client))).expect(201);
        assertThat(told(olga, "").size()).isZero();
    }

    @Test
    void whom_a_note_mentions_is_told_once_also_when_it_is_edited() {
        var session = waiting();
        assign(session, olga);
        var chief = id(supervisor);
        var note = olga.post(
                        session + "/messages",
                        Map.of("kind", "NOTE", "text", "Look", "mentions", List.of(chief, id(olga))))
                .expect(201)
                .path("messageId")
                .asString();
        olga.patch(session + "/messages/" + note, Map.of("text", "Look here", "mentions", List.of(chief)))
                .expect(204);
        supervisor.readsAfter(olga);

        var items = told(supervisor, "");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.path(0).path("kind").asString()).isEqualTo("MENTIONED");
        assertThat(items.path(0).path("by").path("name").asString()).isEqualTo("Olga One");
        assertThat(told(olga, "").valueStream().map(each -> each.path("kind").asString()))
                .doesNotContain("MENTIONED");
    }

    @Test
    void what_is_read_stays_and_counts_no_more() {
        var session = waiting();
        assign(session, olga);
        assign(session, oscar);
        assign(session, olga);
        var newest = told(olga, "?limit=1");
        var page = olga.get("/api/notifications?limit=1").expect(200);
        var older = told(olga, "?limit=1&cursor=" + page.path("nextCursor").asString());
        assertThat(older.path(0).path("id")).isNotEqualTo(newest.path(0).path("id"));
        var path = "/api/notifications/" + newest.path(0).path("id").asString() + "/read";

        oscar.put(path, "").expectProblem(404, "not-found");
        olga.put("/api/notifications/" + UUID.randomUUID() + "/read", "").expectProblem(404, "not-found");
        olga.put(path, "").expect(204);
        olga.put(path, "").expect(204);

        assertThat(told(olga, "?unread=true")).isEqualTo(older);
        assertThat(told(olga, "").path(0).path("read").asBoolean()).isTrue();
        assertThat(counted(olga)).isEqualTo(1);
        olga.put("/api/notifications/read", "").expect(204);
        assertThat(counted(olga)).isZero();
        assertThat(told(olga, "").size()).isEqualTo(2);
        assertThat(counted(oscar)).isEqualTo(1);
    }

    @Test
    void a_session_that_is_out_of_sight_has_no_title_and_is_not_found() {
        var session = waiting();
        assign(session, oscar);
        assign(session, olga);

        var lost = told(oscar, "").path(0).path("session");
        assertThat(lost.has("title")).isFalse();
        oscar.get("/api/sessions/" + lost.path("id").asString()).expectProblem(404, "not-found");
    }

    @Test
    @SuppressWarnings("unchecked")
    void after_thirty_days_they_are_forgotten() {
        assign(waiting(), oscar);
        assign(waiting(), olga);
        desk.desk()
                .jdbc()
                .sql("update session_notification set at = at - interval '31' day where employee_id = ?")
                .param(UUID.fromString(id(olga)))
                .update();

        var task = (RecurringTask<Void>) desk.desk().context().getBean("forgetNotifications");
        task.execute(new TaskInstance<>(task.getName(), RecurringTask.INSTANCE), Mockito.mock(ExecutionContext.class));

        assertThat(told(olga, "").size()).isZero();
        assertThat(told(oscar, "").size()).isEqualTo(1);
    }
}
