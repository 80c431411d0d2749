package dev.firstline.app.stream;

import static dev.firstline.app.applications.Registers.contacts;
import static dev.firstline.app.applications.Registers.created;
import static dev.firstline.app.applications.Registers.defined;
import static dev.firstline.app.applications.Registers.items;
import static dev.firstline.app.applications.Registers.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.stream.Listening.Event;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What is told live, on a desk of two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {

    private static final Map<String, Object> OFTEN = Map.of("firstline.stream.heartbeat", "300ms");

    private TestDatabase database;
    private SampleDesk desk;
    private SampleDesk secondNode;
    private Browser admin;
    private Browser supervisor;
    private Browser winner;
    private Browser loser;
    private Browser client;
    private String line;

    @BeforeAll
    void open() {
        database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        desk = SampleDesk.open(database, OFTEN);
        secondNode = SampleDesk.open(database.forAnotherNode(), OFTEN);
        admin = desk.signedIn("admin");
        supervisor = desk.signedIn("supervisor");
        winner = desk.signedIn("operator1");
        loser = desk.signedIn("operator2");
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
        secondNode.close();
    }

    @BeforeEach
    void an_empty_desk_with_two_operators_online() {
        supervisor.readsAfter(client);
        supervisor
                .get("/api/sessions?list=ACTIVE")
                .expect(200)
                .path("items")
                .forEach(session -> supervisor
                        .post("/api/sessions/" + session.path("id").asString() + "/close", "")
                        .expect(200));
        winner.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        loser.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        everybodyReadsAfter(supervisor);
        everybodyReadsAfter(loser);
    }

    private void everybodyReadsAfter(Browser writer) {
        List.of(admin, supervisor, winner, loser, client).forEach(browser -> browser.readsAfter(writer));
    }

    private void write(String text) {
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", text)).expect(201);
        everybodyReadsAfter(client);
    }

    private String waitingSession() {
        return winner.get("/api/sessions?list=QUEUE")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private static Predicate<Event> session(String status) {
        return event -> event.name().equals("session") && event.text("status").equals(status);
    }

    private static Predicate<Event> gone(String session) {
        return event -> event.name().equals("session")
                && event.data().path("gone").asBoolean(false)
                && event.text("id").equals(session);
    }

    private static Predicate<Event> text(String name, String text) {
        return event -> event.name().equals(name) && event.text("text").equals(text);
    }

    private static List<Event> matching(Listening listening, Predicate<Event> wanted) {
        return listening.heard().stream().filter(wanted).toList();
    }

    @Test
    void a_message_is_told_to_those_who_may_see_it_and_to_its_client_alone() {
        try (var operator = Listening.to(winner);
                var atSecondNode = Listening.to(loser.at(secondNode.address()));
                var lead = Listening.to(supervisor);
                var writer = Listening.to(client);
                var otherClient = Listening.to(desk.signedIn("client2"));
                var auditor = Listening.to(desk.signedIn("auditor"))) {
            write("Is anybody there?");

            for (Listening staff : List.of(operator, atSecondNode, lead)) {
                var row = staff.await(session("QUEUED"));
                assertThat(row.data().path("channel").path("name").asString()).isNotBlank();
                assertThat(row.text("title")).startsWith("Clara Client");
                var message = staff.await(text("message", "Is anybody there?"));
                assertThat(message.text("kind")).isEqualTo("CLIENT");
                assertThat(message.data().path("files").isArray()).isTrue();
                staff.await(event -> event.name().equals("counters")
                        && event.data().path("queue").asInt() == 1);
            }
            var mine = writer.await("my-message");
            assertThat(mine.data().path("line").path("id").asString()).isEqualTo(line);
            assertThat(mine.data().propertyNames())
                    .containsExactlyInAnyOrder("line", "messageId", "at", "mine", "author", "text", "files");

            auditor.awaitSignOfLife();
            for (Listening other : List.of(otherClient, auditor)) {
                assertThat(other.heard()).extracting(Event::name).containsOnly("counters");
            }
            assertThat(writer.heard("session")).isEmpty();
            assertThat(writer.heard("message")).isEmpty();
        }
    }

    @Test
    void a_note_is_told_again_each_time_it_changes() {
        write("Note this");
        var messages = "/api/sessions/" + waitingSession() + "/messages";
        try (var operator = Listening.to(winner);
                var atSecondNode = Listening.to(loser.at(secondNode.address()));
                var writer = Listening.to(client)) {
            var note = messages + "/"
                    + supervisor
                            .post(messages, Map.of("kind", "NOTE", "text", "First"))
                            .expect(201)
                            .path("messageId")
                            .asString();
            operator.await(text("message", "First"));
            supervisor.patch(note, Map.of("text", "Second")).expect(204);
            var edited = operator.await(text("message", "Second"));
            assertThat(edited.data().hasNonNull("editedAt")).isTrue();
            supervisor.delete(note).expect(204);
            for (Listening staff : List.of(operator, atSecondNode)) {
                var deleted = staff.await(event -> event.name().equals("message")
                        && event.data().path("deleted").asBoolean(false));
                assertThat(deleted.data().has("text")).isFalse();
                assertThat(deleted.text("messageId")).isEqualTo(edited.text("messageId"));
            }
            writer.awaitSignOfLife();
            assertThat(writer.heard()).extracting(Event::name).containsOnly("counters");
        }
    }

    @Test
    void what_changes_in_an_earlier_session_is_told_to_whoever_reads_it_by_a_later_one() {
        write("The first time");
        var earlier = "/api/sessions/" + waitingSession();
        var note = supervisor
                .post(earlier + "/messages", Map.of("kind", "NOTE", "text", "Do not tell him"))
                .expect(201)
                .path("messageId")
                .asString();
        supervisor.post(earlier + "/close", "").expect(200);
        write("And again");
        winner.post("/api/sessions/" + waitingSession() + "/claim", "").expect(200);
        everybodyReadsAfter(winner);
        assertThat(loser.get(earlier + "/messages").status()).isEqualTo(404);

        try (var holder = Listening.to(winner);
                var other = Listening.to(loser)) {
            supervisor.delete(earlier + "/messages/" + note).expect(204);

            var deleted = holder.await(event -> event.name().equals("message")
                    && event.data().path("deleted").asBoolean(false));
            assertThat(deleted.text("messageId")).isEqualTo(note);
            other.awaitSignOfLife();
            assertThat(other.heard()).extracting(Event::name).doesNotContain("message");
        }
    }

    @Test
    void whoever_is_given_a_session_hears_of_it_on_whichever_node() {
        write("For Olga");
        var session = waitingSession();
        var olga = winner.get("/api/me").expect(200).path("id").asString();
        try (var told = Listening.to(winner.at(secondNode.address()));
                var other = Listening.to(loser)) {
            supervisor
                    .post("/api/sessions/" + session + "/assign", Map.of("operator", olga))
                    .expect(200);

            var notification = told.await("notification");
            assertThat(notification.id()).isNull();
            assertThat(notification.text("kind")).isEqualTo("ASSIGNED");
            assertThat(notification.data().path("session").path("title").asString())
                    .startsWith("Clara Client");
            told.await(event -> event.name().equals("counters")
                    && event.data().path("notifications").asInt() == 1);
            other.await(gone(session));
            assertThat(other.heard("notification")).isEmpty();
        }
        winner.put("/api/notifications/read", "").expect(204);
    }

    @Test
    void what_has_an_id_is_told_up_to_and_counters_have_none() {
        try (var operator = Listening.to(winner)) {
            write("With an id");
            operator.await(text("message", "With an id"));

            assertThat(operator.heard().stream().filter(event -> event.id() != null))
                    .isNotEmpty()
                    .extracting(Event::name)
                    .containsAnyOf("session", "message")
                    .doesNotContain("counters", "presence");
        }
    }

    @Test
    void who_loses_a_session_hears_once_that_it_is_gone() {
        write("Whose?");
        var session = waitingSession();
        try (var lost = Listening.to(loser);
                var won = Listening.to(winner);
                var lead = Listening.to(supervisor)) {
            winner.post("/api/sessions/" + session + "/claim", "").expect(200);

            lost.await(gone(session));
            won.await(session("ASSIGNED"));
            assertThat(lead.await(session("ASSIGNED"))
                            .data()
                            .path("operator")
                            .path("name")
                            .asString())
                    .isEqualTo("Olga One");
            loser.readsAfter(winner);
            loser.get("/api/sessions/" + session).expectProblem(404, "not-found");

            lost.forget();
            winner.post("/api/sessions/" + session + "/messages", Map.of("kind", "REPLY", "text", "It is mine"))
                    .expect(201);
            won.await(text("message", "It is mine"));
            lead.await(text("message", "It is mine"));
            lost.awaitSignOfLife();
            assertThat(lost.heard("session")).isEmpty();
            assertThat(lost.heard("message")).isEmpty();
        }
    }

    @Test
    void who_a_client_is_reaches_the_rows_of_all_his_sessions_and_those_alone_who_see_them() {
        var contacts = defined(admin, "Contacts", contacts());
        var application = "/api/lines/" + line + "/account-application";
        admin.put(application, Map.of("application", contacts)).expect(200);
        var ann = created(winner, contacts, Map.of("name", "Ann of Acme"));
        var past = claimed("The first time");
        winner.post("/api/sessions/" + past + "/close", "").expect(200);
        everybodyReadsAfter(winner);
        var session = claimed("And again");
        everybodyReadsAfter(winner);
        try (var holder = Listening.to(winner.at(secondNode.address()));
                var lead = Listening.to(supervisor);
                var other = Listening.to(loser)) {
            var links = "/api/sessions/" + session + "/links";
            var link = winner.post(links, Map.of("application", contacts, "item", ann, "purpose", "ACCOUNT"))
                    .expect(201)
                    .path("id")
                    .asString();
            for (Listening staff : List.of(holder, lead)) {
                staff.await(card(session, "Ann of Acme"));
                staff.await(card(past, "Ann of Acme"));
            }

            var item = items(contacts) + "/" + ann;
            var newest = awaitAccount(item);
            put(winner, item, newest.path("version").asLong(), Map.of("values", Map.of("name", "Ann of Beta")))
                    .expect(200);
            for (Listening staff : List.of(holder, lead)) {
                staff.await(card(session, "Ann of Beta"));
                staff.await(card(past, "Ann of Beta"));
                staff.forget();
            }

            winner.delete(links + "/" + link).expect(204);
            for (Listening staff : List.of(holder, lead)) {
                staff.await(card(session, ""));
                staff.await(card(past, ""));
            }
            other.awaitSignOfLife();
            assertThat(other.heard("session")).isEmpty();
        } finally {
            admin.put(application, "{\"application\": null}").expect(200);
        }
    }

    private String claimed(String text) {
        write(text);
        var session = waitingSession();
        winner.post("/api/sessions/" + session + "/claim", "").expect(200);
        return session;
    }

    /** A row of the session with a client called so by his card; by none where the title is blank. */
    private static Predicate<Event> card(String session, String title) {
        return event -> event.name().equals("session")
                && event.text("id").equals(session)
                && event.data()
                        .path("client")
                        .path("card")
                        .path("title")
                        .asString("")
                        .equals(title);
    }

    /** The item as it is once Firstline has written the linked account into it. */
    private JsonNode awaitAccount(String item) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> winner.get(item).expect(200),
                        known -> known.path("values").has("accounts"));
    }

    @Test
    void presence_is_told_to_those_of_the_same_lines() {
        try (var colleague = Listening.to(loser);
                var lead = Listening.to(supervisor.at(secondNode.address()));
                var himself = Listening.to(winner);
                var writer = Listening.to(client);
                var auditor = Listening.to(desk.signedIn("auditor"))) {
            winner.put("/api/me/presence", Map.of("status", "OFFLINE")).expect(200);

            Predicate<Event> left = event -> event.name().equals("presence")
                    && event.text("status").equals("OFFLINE")
                    && event.data().path("employee").path("name").asString().equals("Olga One");
            for (Listening listening : List.of(colleague, lead, himself)) {
                assertThat(listening.await(left).data().hasNonNull("at")).isTrue();
            }
            writer.awaitSignOfLife();
            auditor.awaitSignOfLife();
            assertThat(writer.heard("presence")).isEmpty();
            assertThat(auditor.heard("presence")).isEmpty();
        }
    }

    @Test
    void a_changed_line_is_told_to_those_who_see_its_settings() {
        try (var lead = Listening.to(supervisor);
                var operator = Listening.to(winner)) {
            var version = admin.put("/api/lines/" + line + "/operator-name", Map.of("show", false))
                    .expect(200)
                    .path("version")
                    .asLong();

            var changed = lead.await(event ->
                    event.name().equals("line") && event.data().path("version").asLong() == version);
            assertThat(changed.text("id")).isEqualTo(line);
            operator.awaitSignOfLife();
            assertThat(operator.heard("line")).isEmpty();
        } finally {
            admin.put("/api/lines/" + line + "/operator-name", Map.of("show", true))
                    .expect(200);
        }
    }

    @Test
    void who_comes_back_is_told_each_changed_row_once_as_it_is_now() {
        String id;
        try (var before = Listening.to(loser)) {
            write("Before");
            before.await(text("message", "Before"));
            before.awaitSignOfLife();
            id = before.lastId();
        }
        var session = waitingSession();
        write("While away");
        winner.post("/api/sessions/" + session + "/claim", "").expect(200);
        winner.post("/api/sessions/" + session + "/messages", Map.of("kind", "NOTE", "text", "Not for him"))
                .expect(201);
        everybodyReadsAfter(winner);
        supervisor.get("/api/counters").expect(200);

        try (var again = Listening.after(loser, id);
                var lead = Listening.after(supervisor, id);
                var writer = Listening.after(client, id)) {
            lead.await(text("message", "Not for him"));
            assertThat(lead.heard("session"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.text("status")).isEqualTo("ASSIGNED"));
            assertThat(matching(lead, text("message", "Before"))).isEmpty();
            assertThat(matching(lead, text("message", "While away"))).hasSize(1);
            again.await(gone(session));
            again.awaitSignOfLife();
            assertThat(again.heard("session")).hasSize(1);
            assertThat(again.heard("message")).isEmpty();
            assertThat(writer.await("my-message").text("text")).isEqualTo("While away");
            assertThat(lead.heard("reset")).isEmpty();
        }
    }

    @Test
    void between_a_list_and_the_stream_after_it_nothing_is_missed() {
        for (String list : List.of("/api/sessions?list=QUEUE", "/api/lines")) {
            for (int i = 0; i < 5; i++) {
                var text = "Between " + list + " " + i;
                var position = supervisor.get(list).expect(200).path("position").asString();
                write(text);
                try (var lead = Listening.open(supervisor, "/api/stream?after=" + position, null)) {
                    lead.await(text("message", text));
                    assertThat(lead.heard("reset")).isEmpty();
                }
            }
        }
    }

    @Test
    void whoever_was_told_by_nobody_loads_again() {
        for (String id : List.of("nonsense", Long.toString(Long.MAX_VALUE), "9".repeat(30))) {
            try (var operator = Listening.after(winner, id)) {
                assertThat(operator.await("reset").id()).isNotNull();
                assertThat(operator.heard().get(0).name()).isEqualTo("reset");
                write("After " + id);
                operator.await(text("message", "After " + id));
            }
        }
    }

    @Test
    void who_is_taken_out_of_the_group_loads_again_and_hears_no_more() {
        var operator3 = desk.signedIn("operator3");
        var member = membership(operator3);
        try (var removed = Listening.to(operator3);
                var atSecondNode = Listening.to(operator3.at(secondNode.address()));
                var colleague = Listening.to(winner)) {
            assertThat(admin.delete(member).status()).isEqualTo(204);
            removed.await("reset");
            atSecondNode.await("reset");

            write("No longer for him");
            winner.put("/api/me/presence", Map.of("status", "OFFLINE")).expect(200);
            colleague.await(text("message", "No longer for him"));
            removed.awaitSignOfLife();
            atSecondNode.awaitSignOfLife();
            for (Listening listening : List.of(removed, atSecondNode)) {
                assertThat(listening.heard()).extracting(Event::name).containsOnly("counters", "reset");
                assertThat(listening.heard("counters"))
                        .last()
                        .satisfies(counters -> assertThat(
                                        counters.data().path("queue").asInt())
                                .isZero());
            }
            assertThat(colleague.heard("reset")).isEmpty();

            admin.put(member, "").expect(204);
            removed.await(event -> event.name().equals("counters")
                    && event.data().path("queue").asInt() == 1);
        } finally {
            admin.put(member, "");
        }
    }

    @Test
    void whoever_was_taken_out_of_the_group_while_away_loads_again_when_he_comes_back() {
        var operator3 = desk.signedIn("operator3");
        var member = membership(operator3);
        write("Not for him any more");
        String id;
        try (var before = Listening.to(operator3)) {
            before.awaitSignOfLife();
            id = before.lastId();
        }
        try {
            assertThat(admin.delete(member).status()).isEqualTo(204);
            operator3.readsAfter(admin);
            operator3.get("/api/counters").expect(200);

            try (var again = Listening.after(operator3, id)) {
                again.await("reset");
                again.awaitSignOfLife();
                assertThat(again.heard("session")).isEmpty();
            }
        } finally {
            admin.put(member, "");
        }
    }

    /** Where the one's membership in the group of operators is given and taken. */
    private String membership(Browser operator) {
        var id = operator.get("/api/me").expect(200).path("id").asString();
        return admin.get("/api/groups?search=Support")
                .expect(200)
                .path("items")
                .valueStream()
                .filter(each -> each.path("name").asString().equals("Support"))
                .map(each -> "/api/groups/" + each.path("id").asString() + "/members/" + id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_signs_out_hears_it_on_every_node() {
        var browser = desk.signedIn("operator3");
        try (var here = Listening.to(browser);
                var there = Listening.to(browser.at(secondNode.address()));
                var elsewhere = Listening.to(desk.signedIn("operator3"))) {
            browser.post("/api/sign-out", "").expect(204);

            assertThat(here.await("bye").text("reason")).isEqualTo("SIGNED_OUT");
            here.awaitEnd();
            assertThat(there.await("bye").text("reason")).isEqualTo("EXPIRED");
            there.awaitEnd();
            elsewhere.awaitSignOfLife();
            assertThat(elsewhere.heard("bye")).isEmpty();
        }
    }

    @Test
    void a_sign_in_that_lasted_too_long_ends_its_streams() {
        var browser = desk.signedIn("auditor");
        try (var here = Listening.to(browser);
                var there = Listening.to(browser.at(secondNode.address()))) {
            here.awaitSignOfLife();
            desk.desk()
                    .jdbc()
                    .sql("UPDATE web_session SET creation_time = creation_time - ? WHERE principal_name = ?")
                    .params(
                            Duration.ofDays(7).toMillis(),
                            browser.get("/api/me").expect(200).path("id").asString())
                    .update();

            assertThat(here.await("bye").text("reason")).isEqualTo("EXPIRED");
            assertThat(there.await("bye").text("reason")).isEqualTo("EXPIRED");
            here.awaitEnd();
        }
    }

    @Test
    void a_revoked_token_ends_its_programs_stream() {
        var token = winner.post("/api/tokens", Map.of("name", "Listener")).expect(201);
        var program = new Browser(desk.address());
        try (var listening = Listening.with(program, token.path("token").asString())) {
            write("For programs too");
            listening.await(text("message", "For programs too"));

            winner.delete("/api/tokens/" + token.path("id").asString()).expect(204);

            listening.await("bye");
            listening.awaitEnd();
        }
    }

    @Test
    void who_does_not_read_holds_up_nobody() throws IOException {
        try (var stuck = new Socket(desk.address().getHost(), desk.address().getPort());
                var operator = Listening.to(winner)) {
            stuck.setReceiveBufferSize(1_024);
            stuck.getOutputStream()
                    .write(("GET /api/stream HTTP/1.1\r\nHost: localhost\r\nCookie: FIRSTLINE_SESSION="
                                    + supervisor.cookie("FIRSTLINE_SESSION") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var longText = "x".repeat(20_000);
            for (int i = 0; i < 60; i++) {
                write(longText);
            }
            write("The last");
            operator.await(text("message", "The last"));
        }
    }

    @Test
    void a_stopping_node_ends_its_streams() {
        var third = SampleDesk.open(database.forAnotherNode(), OFTEN);
        var listening = Listening.to(supervisor.at(third.address()));

        var before = System.nanoTime();
        third.close();

        listening.awaitEnd();
        assertThat((System.nanoTime() - before) / 1_000_000_000).isLessThan(10);
    }
}
