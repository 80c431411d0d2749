package dev.firstline.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.stream.Listening.Event;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Who has read what and who types, the same on both databases; where two nodes can share one, heard on the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReadingAndTypingContract {

    private final TestDatabase.Kind kind;
    private SampleDesk desk;
    private SampleDesk other;
    private Browser supervisor;
    private Browser olga;
    private Browser oscar;
    private Browser client;
    private String line;

    ReadingAndTypingContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        var often = Map.<String, Object>of("firstline.stream.heartbeat", "100ms");
        var database = TestDatabase.fresh(kind);
        desk = SampleDesk.open(database, often);
        other = kind == TestDatabase.Kind.H2 ? desk : SampleDesk.open(database.forAnotherNode(), often);
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
    }

    @AfterAll
    void close() {
        if (other != desk) {
            other.close();
        }
        desk.close();
    }

    @BeforeEach
    void no_session_is_open() {
        supervisor.readsAfter(client);
        supervisor
                .get("/api/sessions?list=ACTIVE")
                .expect(200)
                .path("items")
                .forEach(session -> supervisor
                        .post("/api/sessions/" + session.path("id").asString() + "/close", "")
                        .expect(200));
        olga.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        oscar.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        everybodyReadsAfter(supervisor);
    }

    private void everybodyReadsAfter(Browser writer) {
        List.of(supervisor, olga, oscar, client).forEach(browser -> browser.readsAfter(writer));
    }

    private void write(String text) {
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", text)).expect(201);
        everybodyReadsAfter(client);
    }

    /** The session that waits, held by Olga from now on; its path. */
    private String held() {
        write("Hello");
        var session =
                olga.get("/api/sessions?list=QUEUE").expect(200).path("items").path(0);
        var path = "/api/sessions/" + session.path("id").asString();
        olga.post(path + "/claim", "").expect(200);
        everybodyReadsAfter(olga);
        return path;
    }

    private String reply(String session, String text) {
        var message = olga.post(session + "/messages", Map.of("kind", "REPLY", "text", text))
                .expect(201)
                .path("messageId")
                .asString();
        everybodyReadsAfter(olga);
        return message;
    }

    private JsonNode myLine() {
        return client.get("/api/my/lines")
                .expect(200)
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(line))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> delivery(Browser staff, String session) {
        return staff.get(session + "/messages")
                .expect(200)
                .path("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("REPLY")
                        && session.endsWith(each.path("sessionId").asString()))
                .map(each -> each.path("text").asString() + " "
                        + each.path("delivery").path("state").asString())
                .toList();
    }

    private static JsonNode row(Browser staff, String list) {
        return staff.get("/api/sessions?list=" + list).expect(200).path("items").path(0);
    }

    @Test
    void what_the_client_has_read_is_told_to_the_staff() {
        var session = held();
        client.put("/api/my/lines/" + line + "/read", Map.of("messageId", reply(session, "Zero")))
                .expect(204);
        var first = reply(session, "One");
        var second = reply(session, "Two");
        assertThat(myLine().path("unread").asInt()).isEqualTo(2);
        assertThat(delivery(supervisor, session)).containsExactly("Two SENT", "One SENT", "Zero READ");

        try (var holder = Listening.to(olga.at(other.address()));
                var stranger = Listening.to(oscar);
                var writer = Listening.to(client)) {
            client.put("/api/my/lines/" + line + "/read", Map.of("messageId", first))
                    .expect(204);

            var told = holder.await("delivery");
            assertThat(told.id()).isNull();
            assertThat(session).endsWith(told.text("sessionId"));
            assertThat(told.text("state")).isEqualTo("READ");
            assertThat(told.data().path("upToSeq").asLong())
                    .isEqualTo(supervisor
                            .get(session + "/messages")
                            .expect(200)
                            .path("items")
                            .path(1)
                            .path("seq")
                            .asLong());
            assertThat(Instant.parse(told.text("at"))).isNotNull();
            stranger.awaitSignOfLife();
            writer.awaitSignOfLife();
            assertThat(stranger.heard("delivery")).isEmpty();
            assertThat(writer.heard("delivery")).isEmpty();
        }
        assertThat(delivery(supervisor, session)).containsExactly("Two SENT", "One READ", "Zero READ");
        assertThat(myLine().path("unread").asInt()).isEqualTo(1);

        client.put("/api/my/lines/" + line + "/read", Map.of("messageId", second))
                .expect(204);
        client.put("/api/my/lines/" + line + "/read", Map.of("messageId", first))
                .expect(204);
        assertThat(myLine().path("unread").asInt()).isZero();
        assertThat(delivery(supervisor, session)).containsExactly("Two READ", "One READ", "Zero READ");
    }

    @Test
    void nobody_marks_what_is_not_his_conversation() {
        var reply = reply(held(), "One");
        oscar.put("/api/my/lines/" + line + "/read", Map.of("messageId", reply)).expectProblem(404, "not-found");
        desk.signedIn("client2")
                .put("/api/my/lines/" + line + "/read", Map.of("messageId", reply))
                .expectProblem(422, "invalid-value");
        assertThat(myLine().path("unread").asInt()).isEqualTo(1);
        client.put("/api/my/lines/" + line + "/read", Map.of("messageId", reply))
                .expect(204);
    }

    @Test
    void each_of_the_staff_has_a_mark_of_his_own() {
        var session = held();
        write("More");
        assertThat(row(olga, "MINE").path("unread").asInt()).isEqualTo(2);
        assertThat(row(supervisor, "ACTIVE").path("unread").asInt()).isEqualTo(2);

        var seq = olga.get(session).expect(200).path("version").asLong();
        olga.put(session + "/read", Map.of("seq", seq)).expect(204);
        supervisor.put(session + "/read", Map.of("seq", seq - 1)).expect(204);

        assertThat(row(olga, "MINE").path("unread").asInt()).isZero();
        assertThat(row(supervisor, "ACTIVE").path("unread").asInt()).isEqualTo(1);
        assertThat(olga.get(session).expect(200).path("readSeq").asLong()).isEqualTo(seq);
        assertThat(supervisor.get(session).expect(200).path("readSeq").asLong()).isEqualTo(seq - 1);
        assertThat(supervisor.get(session).expect(200).path("unread").asInt()).isEqualTo(1);

        supervisor.put(session + "/read", Map.of("seq", 1)).expect(204);
        assertThat(supervisor.get(session).expect(200).path("readSeq").asLong()).isEqualTo(seq - 1);
    }

    @Test
    void that_an_operator_types_a_reply_is_told_to_those_who_see_it_and_to_the_client() {
        var session = held();
        try (var writer = Listening.to(client.at(other.address()));
                var lead = Listening.to(supervisor.at(other.address()));
                var stranger = Listening.to(oscar);
                var himself = Listening.to(olga)) {
            olga.post(session + "/typing", "").expect(204);

            var seen = lead.await("typing");
            assertThat(seen.id()).isNull();
            assertThat(session).endsWith(seen.text("sessionId"));
            assertThat(seen.data().path("by").path("name").asString()).isEqualTo("Olga One");
            assertThat(Instant.parse(seen.text("until"))).isNotNull();
            var toClient = writer.await("typing");
            assertThat(toClient.data().propertyNames()).containsExactlyInAnyOrder("line", "by", "until");
            assertThat(toClient.text("line")).isEqualTo(line);
            assertThat(toClient.data().path("by").path("name").asString()).isNotBlank();
            stranger.awaitSignOfLife();
            himself.awaitSignOfLife();
            assertThat(stranger.heard("typing")).isEmpty();
            assertThat(himself.heard("typing")).isEmpty();

            olga.post(session + "/typing", "").expect(204);
            supervisor.post(session + "/typing", "").expect(204);
            oscar.post(session + "/typing", "").expectProblem(404, "not-found");
            olga.post(session + "/typing", Map.of("kind", "NOTE")).expect(204);
            lead.await(event ->
                    event.name().equals("typing") && lead.heard("typing").size() == 2);
            writer.awaitSignOfLife();
            assertThat(writer.heard("typing")).hasSize(1);
        }
    }

    @Test
    void that_the_client_types_is_told_to_whoever_sees_his_open_session() {
        try (var holder = Listening.to(olga.at(other.address()));
                var writer = Listening.to(client)) {
            client.post("/api/my/lines/" + line + "/typing", "").expect(204);
            var session = held();
            client.post("/api/my/lines/" + line + "/typing", "").expect(204);

            Event seen = holder.await("typing");
            assertThat(session).endsWith(seen.text("sessionId"));
            assertThat(seen.data().path("by").propertyNames()).containsExactly("name");
            assertThat(seen.data().path("by").path("name").asString()).isEqualTo("Clara Client");
            writer.awaitSignOfLife();
            assertThat(writer.heard("typing")).isEmpty();
            oscar.post("/api/my/lines/" + line + "/typing", "").expectProblem(404, "not-found");
        }
    }
}
