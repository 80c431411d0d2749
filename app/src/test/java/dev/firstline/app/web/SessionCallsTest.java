package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionCallsTest {

    private SampleDesk desk;
    private Browser admin;
    private Browser supervisor;
    private Browser winner;
    private Browser loser;
    private Browser client;
    private Browser otherClient;
    private Browser auditor;
    private String line;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL));
        admin = desk.signedIn("admin");
        supervisor = desk.signedIn("supervisor");
        winner = desk.signedIn("operator1");
        loser = desk.signedIn("operator2");
        client = desk.signedIn("client1");
        otherClient = desk.signedIn("client2");
        auditor = desk.signedIn("auditor");
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
    }

    @BeforeEach
    void an_empty_desk_with_two_operators_online() {
        supervisor.readsAfter(client);
        supervisor
                .get("/api/sessions?list=ACTIVE")
                .expect(200)
                .path("items")
                .forEach(
                        session -> supervisor.post(path(session) + "/close", "").expect(200));
        winner.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        loser.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
    }

    private static String path(JsonNode session) {
        return "/api/sessions/" + session.path("id").asString();
    }

    /** A session of the client's, waiting, as the operators list it. */
    private JsonNode waiting(String text) {
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", text)).expect(201);
        List.of(winner, loser, supervisor, auditor, admin, otherClient).forEach(browser -> browser.readsAfter(client));
        return winner.get("/api/sessions?list=QUEUE").expect(200).path("items").path(0);
    }

    private String claimed(String text) {
        var path = path(waiting(text));
        winner.post(path + "/claim", "").expect(200);
        List.of(loser, supervisor, auditor, admin).forEach(browser -> browser.readsAfter(winner));
        return path;
    }

    private static List<String> fields(Answer answer) {
        return answer.expectProblem(422, "invalid-value")
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> each(JsonNode items, String member) {
        return items.valueStream().map(item -> item.path(member).asString()).toList();
    }

    @Test
    void entries_that_were_read_at_once_are_paged_without_a_hole() {
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", "Hello"))
                .expect(201);
        winner.readsAfter(client);
        var session = winner.get("/api/sessions?list=QUEUE")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        desk.desk()
                .jdbc()
                .sql("update session_view_entry set position = position + 1 where session_id = ? and seq = 1")
                .param(UUID.fromString(session))
                .update();

        var path = "/api/sessions/" + session + "/messages?limit=1";
        var newest = winner.get(path).expect(200);
        var next = winner.get(path + "&cursor=" + newest.path("nextCursor").asString())
                .expect(200);
        assertThat(newest.path("items").path(0).path("seq").asLong()).isEqualTo(2);
        assertThat(next.path("items").path(0).path("seq").asLong()).isEqualTo(1);
    }

    @Test
    void what_a_client_writes_waits_in_the_queue() {
        var row = waiting("Good morning");

        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "line",
                        "title",
                        "status",
                        "priority",
                        "client",
                        "channel",
                        "openedAt",
                        "lastMessageAt",
                        "preview",
                        "version");
        assertThat(row.path("status").asString()).isEqualTo("QUEUED");
        assertThat(row.path("line").path("name").asString()).isEqualTo("Support");
        assertThat(row.path("client").path("name").asString()).isEqualTo("Clara Client");
        assertThat(row.path("channel").path("type").asString()).isEqualTo("INTERNAL");
        assertThat(row.path("channel").path("name").asString()).isNotBlank();
        assertThat(row.path("title").asString()).startsWith("Clara Client · ");
        assertThat(row.path("preview").asString()).isEqualTo("Good morning");

        var one = winner.get(path(row)).expect(200);
        assertThat(one.propertyNames()).contains("conversation", "may", "line", "title", "version");
        assertThat(strings(one.path("may"))).containsExactlyInAnyOrder("CLAIM", "NOTE");
        assertThat(strings(supervisor.get(path(row)).expect(200).path("may")))
                .containsExactlyInAnyOrder(
                        "CLOSE", "NOTE", "ASSIGN", "PRIORITIZE", "RENAME", "MARK_SPAM", "LINK_ITEMS");

        var counters = winner.get("/api/counters").expect(200);
        assertThat(counters.path("queue").asInt()).isEqualTo(1);
        assertThat(counters.path("byLine").path(0).path("line").path("name").asString())
                .isEqualTo("Support");
    }

    @Test
    void the_first_to_claim_gets_it_and_the_other_is_told_who() {
        var path = path(waiting("Who takes this?"));

        var won = winner.post(path + "/claim", "");
        assertThat(won.headers().firstValue("Firstline-Position")).isPresent();
        var session = won.expect(200);
        assertThat(session.path("status").asString()).isEqualTo("ASSIGNED");
        assertThat(session.path("operator").path("name").asString()).isEqualTo("Olga One");
        assertThat(Instant.parse(session.path("claimedAt").asString())).isNotNull();
        assertThat(strings(session.path("may")))
                .containsExactlyInAnyOrder(
                        "REPLY",
                        "NOTE",
                        "TRANSFER",
                        "PRIORITIZE",
                        "RENAME",
                        "MARK_SPAM",
                        "RETURN",
                        "CLOSE",
                        "LINK_ITEMS");

        var lost = loser.post(path + "/claim", "").expectProblem(409, "already-claimed");
        assertThat(lost.propertyNames())
                .contains("type", "title", "status", "detail", "operator", "claimedAt", "attemptedAt");
        assertThat(lost.path("operator").path("name").asString()).isEqualTo("Olga One");
        assertThat(lost.path("claimedAt")).isEqualTo(session.path("claimedAt"));
        assertThat(Instant.parse(lost.path("attemptedAt").asString()))
                .isAfterOrEqualTo(Instant.parse(lost.path("claimedAt").asString()));
        assertThat(loser.post(path + "/claim", "")
                        .expectProblem(409, "already-claimed")
                        .path("attemptedAt"))
                .isEqualTo(lost.path("attemptedAt"));

        assertThat(winner.post(path + "/claim", "").expect(200).path("claimedAt"))
                .isEqualTo(session.path("claimedAt"));
        loser.get(path).expectProblem(404, "not-found");
        loser.get(path + "/messages").expectProblem(404, "not-found");
        loser.get(path + "/history").expectProblem(404, "not-found");
    }

    @Test
    void the_ledger_is_in_words_of_the_callers_language() {
        var path = claimed("For the ledger");
        loser.post(path + "/claim", "").expectProblem(409, "already-claimed");
        supervisor.post(path + "/return", "").expect(200);
        winner.post(path + "/claim", "").expect(200);
        winner.post(path + "/close", Map.of("reason", "It's done {0}")).expect(200);
        supervisor.readsAfter(winner);
        auditor.readsAfter(winner);

        var entries = supervisor.get(path + "/history").expect(200).path("items");
        assertThat(entries.path(1).propertyNames())
                .containsExactlyInAnyOrder("at", "actor", "event", "summary", "facts");
        assertThat(each(entries, "event"))
                .containsExactly(
                        "session.SessionOpened",
                        "session.SessionClaimed",
                        "session.ClaimRefused",
                        "session.SessionReturned",
                        "session.SessionClaimed",
                        "session.SessionClosed");
        assertThat(each(entries, "summary"))
                .containsExactly(
                        "The client wrote: the session opened and waits for all operators of the line.",
                        "Olga One claimed the session.",
                        "Oscar Two tried to claim the session: Olga One already held it.",
                        "Sam Supervisor took the session from Olga One and returned it to the queue.",
                        "Olga One claimed the session.",
                        "Olga One closed the session.");
        assertThat(entries.path(5).path("facts").path("reason").asString()).isEqualTo("It's done {0}");

        var inRussian = supervisor
                .send(supervisor.request(path + "/history").header("Accept-Language", "ru-RU,ru;q=0.9"))
                .expect(200)
                .path("items");
        assertThat(each(inRussian, "summary"))
                .contains("Сессию взял в работу оператор Olga One.")
                .noneMatch(summary -> summary.matches(".*[{}'].*"));

        var withoutContent = auditor.get(path + "/history").expect(200).path("items");
        assertThat(withoutContent.toString()).doesNotContain("Clara", "done {0}");
        assertThat(each(withoutContent, "summary")).isEqualTo(each(entries, "summary"));
    }

    @Test
    void the_holder_answers_and_others_do_not() {
        var path = claimed("Please help");
        var reply = Map.of("messageId", "reply-1", "kind", "REPLY", "text", "I am here");

        var kept = winner.post(path + "/messages", reply).expect(201);
        assertThat(kept.path("messageId").asString()).isEqualTo("reply-1");
        assertThat(kept.path("seq").asInt()).isPositive();
        assertThat(winner.post(path + "/messages", reply).expect(201)).isEqualTo(kept);
        winner.post(path + "/messages", Map.of("messageId", "reply-1", "kind", "REPLY", "text", "Other"))
                .expectProblem(409, "id-reused");
        winner.post(path + "/messages", Map.of("messageId", "reply-1", "kind", "NOTE", "text", "I am here"))
                .expectProblem(409, "id-reused");
        var ofAnother = supervisor
                .post(path + "/messages", Map.of("messageId", "reply-1", "kind", "NOTE", "text", "I am here"))
                .expectProblem(409, "id-reused");
        assertThat(ofAnother.toString()).doesNotContain("I am here", "Olga");

        supervisor
                .post(path + "/messages", Map.of("kind", "NOTE", "text", "Well done"))
                .expect(201);
        supervisor
                .post(path + "/messages", Map.of("kind", "REPLY", "text", "Hello"))
                .expectProblem(403, "not-allowed");
        loser.post(path + "/messages", Map.of("kind", "REPLY", "text", "Hello")).expectProblem(404, "not-found");
        auditor.post(path + "/messages", Map.of("kind", "NOTE", "text", "Hello"))
                .expectProblem(403, "not-allowed");
        winner.readsAfter(supervisor);
        client.readsAfter(supervisor);

        var thread = winner.get(path + "/messages?limit=3").expect(200);
        assertThat(each(thread.path("items"), "kind")).containsExactly("NOTE", "REPLY", "SYSTEM");
        var newest = thread.path("items").path(0);
        assertThat(newest.propertyNames())
                .containsExactlyInAnyOrder("messageId", "sessionId", "seq", "at", "kind", "author", "text", "files");
        assertThat(newest.path("files").size()).isZero();
        assertThat(thread.path("items").path(2).propertyNames())
                .containsExactlyInAnyOrder(
                        "messageId", "sessionId", "seq", "at", "kind", "author", "event", "facts", "files");
        var before = winner.get(path + "/messages?limit=1&cursor="
                        + thread.path("nextCursor").asString())
                .expect(200);
        assertThat(before.path("items").path(0).path("text").asString()).isEqualTo("Please help");

        var mine = client.get("/api/my/lines/" + line + "/messages?limit=2").expect(200);
        assertThat(each(mine.path("items"), "text")).containsExactly("I am here", "Please help");
        assertThat(each(mine.path("items"), "author")).containsExactly("Olga One", "Clara Client");
        assertThat(mine.path("items").path(0).propertyNames())
                .containsExactlyInAnyOrder("messageId", "at", "mine", "author", "text", "files");
        assertThat(mine.path("items").path(0).path("mine").asBoolean()).isFalse();
    }

    @Test
    void a_note_mentions_changes_and_is_deleted_by_its_author_alone() {
        var path = claimed("Please help");
        var chief = supervisor.get("/api/me").expect(200).path("id").asString();
        var olga = winner.get("/api/me").expect(200).path("id").asString();
        var oscar = loser.get("/api/me").expect(200).path("id").asString();
        var mentionable =
                winner.get(path + "/mentionable?search=SAM").expect(200).path("items");
        assertThat(each(mentionable, "id")).containsExactly(chief);
        assertThat(each(supervisor.get(path + "/mentionable").expect(200).path("items"), "name"))
                .containsExactly("Olga One");
        loser.get(path + "/mentionable").expectProblem(404, "not-found");
        auditor.get(path + "/mentionable").expectProblem(403, "not-allowed");

        assertThat(fields(winner.post(
                        path + "/messages", Map.of("kind", "NOTE", "text", "Look", "mentions", List.of(oscar)))))
                .containsExactly("mentions");
        assertThat(fields(winner.post(
                        path + "/messages", Map.of("kind", "REPLY", "text", "Look", "mentions", List.of(chief)))))
                .containsExactly("mentions");
        var note = path + "/messages/"
                + winner.post(path + "/messages", Map.of("kind", "NOTE", "text", "Look", "mentions", List.of(chief)))
                        .expect(201)
                        .path("messageId")
                        .asString();
        supervisor.readsAfter(winner);
        var newest = supervisor
                .get(path + "/messages?limit=1")
                .expect(200)
                .path("items")
                .path(0);
        assertThat(newest.path("mentions").path(0).path("name").asString()).isEqualTo("Sam Supervisor");
        assertThat(newest.has("editedAt")).isFalse();
        assertThat(newest.has("deleted")).isFalse();

        supervisor.patch(note, Map.of("text", "Mine now")).expectProblem(403, "not-own-note");
        supervisor.delete(note).expectProblem(403, "not-own-note");
        loser.delete(note).expectProblem(404, "not-found");
        winner.patch(note + "-other", Map.of("text", "x")).expectProblem(404, "not-found");
        assertThat(fields(winner.patch(note, Map.of()))).containsExactly("text");
        assertThat(fields(winner.patch(note, Map.of("text", " ")))).containsExactly("text");
        winner.patch(note, Map.of("text", "Looked", "mentions", List.of(olga))).expect(204);
        supervisor.readsAfter(winner);
        var edited = supervisor
                .get(path + "/messages?limit=1")
                .expect(200)
                .path("items")
                .path(0);
        assertThat(edited.path("text").asString()).isEqualTo("Looked");
        assertThat(edited.path("mentions").path(0).path("id").asString()).isEqualTo(olga);
        assertThat(edited.hasNonNull("editedAt")).isTrue();

        winner.delete(note).expect(204);
        winner.delete(note).expect(204);
        winner.patch(note, Map.of("text", "Again")).expectProblem(404, "not-found");
        supervisor.readsAfter(winner);
        var deleted = supervisor
                .get(path + "/messages?limit=1")
                .expect(200)
                .path("items")
                .path(0);
        assertThat(deleted.propertyNames())
                .containsExactlyInAnyOrder("messageId", "sessionId", "seq", "at", "kind", "author", "files", "deleted");
        assertThat(each(supervisor.get(path + "/history").expect(200).path("items"), "summary"))
                .contains("Olga One edited a note.", "Olga One deleted a note.");
    }

    @Test
    void a_session_goes_back_to_the_queue_and_is_closed() {
        var path = claimed("Back and forth");

        loser.post(path + "/return", "").expectProblem(404, "not-found");
        assertThat(winner.post(path + "/return", "").expect(200).path("status").asString())
                .isEqualTo("QUEUED");
        supervisor.post(path + "/return", "").expectProblem(409, "not-assigned");
        winner.post(path + "/messages", Map.of("kind", "REPLY", "text", "Hello"))
                .expectProblem(409, "not-assigned");
        winner.post(path + "/close", "").expectProblem(403, "not-holder");

        winner.post(path + "/claim", "").expect(200);
        assertThat(fields(winner.post(path + "/close", Map.of("reason", "r".repeat(256)))))
                .containsExactly("reason");
        assertThat(fields(winner.post(path + "/close", Map.of("reason", "\0")))).containsExactly("reason");
        var closed = winner.post(path + "/close", "").expect(200);
        assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
        winner.post(path + "/messages", Map.of("kind", "REPLY", "text", "Hello"))
                .expectProblem(409, "session-closed");
        winner.post(path + "/claim", "").expectProblem(409, "not-queued");
        assertThat(winner.get(path).expect(200).hasNonNull("closedAt")).isTrue();
        assertThat(each(
                        winner.get("/api/sessions?list=CLOSED&limit=1")
                                .expect(200)
                                .path("items"),
                        "id"))
                .containsExactly(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void offline_one_sees_but_does_not_act() {
        var path = path(waiting("Anybody there?"));
        winner.put("/api/me/presence", Map.of("status", "OFFLINE")).expect(200);

        winner.get(path).expect(200);
        winner.post(path + "/claim", "").expectProblem(409, "offline");
        winner.post("/api/take-next", "").expectProblem(409, "offline");
        winner.post(path + "/messages", Map.of("kind", "NOTE", "text", "x")).expectProblem(409, "offline");
    }

    @Test
    void the_next_session_is_taken_once() {
        var first = path(waiting("Take me"));
        otherClient
                .post("/api/my/lines/" + line + "/messages", Map.of("text", "Me too"))
                .expect(201);
        winner.readsAfter(otherClient);
        winner.get("/api/sessions?list=QUEUE").expect(200);
        var request = Map.of("requestId", UUID.randomUUID().toString());

        var taken = winner.post("/api/take-next", request).expect(200);
        assertThat(path(taken)).isEqualTo(first);
        assertThat(path(winner.post("/api/take-next", request).expect(200))).isEqualTo(first);
        winner.post("/api/lines/" + line + "/take-next", request).expectProblem(409, "id-reused");
        winner.readsAfter(winner);
        assertThat(winner.get("/api/sessions?list=MINE")
                        .expect(200)
                        .path("items")
                        .size())
                .isEqualTo(1);

        // The same id of another caller is another request.
        var others = loser.post("/api/lines/" + line + "/take-next", request).expect(200);
        assertThat(path(others)).isNotEqualTo(first);
        var empty = loser.post("/api/take-next", Map.of("requestId", "empty"));
        assertThat(empty.status()).isEqualTo(204);
        assertThat(empty.text()).isEmpty();
        assertThat(loser.post("/api/take-next", "").status()).isEqualTo(204);
        assertThat(loser.post("/api/lines/" + line + "/take-next", "{}").status())
                .isEqualTo(204);

        for (String id : List.of("", "x".repeat(201), "\0")) {
            assertThat(fields(winner.post("/api/take-next", Map.of("requestId", id))))
                    .containsExactly("requestId");
        }
        client.post("/api/lines/" + line + "/take-next", "").expectProblem(403, "not-allowed");
        supervisor.post("/api/lines/" + line + "/take-next", "").expectProblem(403, "not-allowed");
        winner.post("/api/lines/" + UUID.randomUUID() + "/take-next", "").expectProblem(404, "not-found");
        winner.post("/api/lines/nonsense/take-next", "").expectProblem(404, "not-found");
    }

    @Test
    void what_was_read_is_marked_and_only_forward() {
        var path = claimed("One");
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", "Two"))
                .expect(201);
        winner.readsAfter(client);
        var session = winner.get(path).expect(200);
        assertThat(session.path("unread").asInt()).isEqualTo(2);
        assertThat(winner.get("/api/counters").expect(200).path("mineUnread").asInt())
                .isEqualTo(1);

        winner.put(path + "/read", Map.of("seq", Long.MAX_VALUE)).expect(204);
        assertThat(winner.get(path).expect(200).path("unread").asInt()).isZero();
        winner.put(path + "/read", Map.of("seq", -1)).expect(204);
        assertThat(winner.get("/api/counters").expect(200).path("mineUnread").asInt())
                .isZero();

        client.post("/api/my/lines/" + line + "/messages", Map.of("text", "Three"))
                .expect(201);
        winner.readsAfter(client);
        assertThat(winner.get(path).expect(200).path("unread").asInt()).isEqualTo(1);

        loser.put(path + "/read", Map.of("seq", 1)).expectProblem(404, "not-found");
        assertThat(fields(winner.put(path + "/read", Map.of()))).containsExactly("seq");
        winner.put(path + "/read", Map.of("seq", "1")).expectProblem(400, "malformed");
        winner.put(path + "/read", Map.of("seq", 1.5)).expectProblem(400, "malformed");
    }

    @Test
    void who_sees_which_sessions() {
        var path = claimed("Whose is this?");

        assertThat(supervisor
                        .get("/api/sessions?list=ACTIVE")
                        .expect(200)
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(supervisor
                        .get("/api/sessions?list=MINE")
                        .expect(200)
                        .path("items")
                        .size())
                .isZero();
        for (Browser browser : List.of(loser, auditor, admin, client, otherClient)) {
            for (String list : List.of("QUEUE", "MINE", "ACTIVE", "SPAM")) {
                assertThat(browser.get("/api/sessions?list=" + list)
                                .expect(200)
                                .path("items")
                                .size())
                        .isZero();
            }
            assertThat(browser.get("/api/counters").expect(200).path("mine").asInt())
                    .isZero();
            browser.get(path + "/messages").expectProblem(404, "not-found");
        }
        for (Browser browser : List.of(admin, client, otherClient)) {
            for (String act : List.of("claim", "return", "close")) {
                browser.post(path + "/" + act, "").expectProblem(404, "not-found");
            }
        }
        for (String act : List.of("return", "close")) {
            loser.post(path + "/" + act, "").expectProblem(404, "not-found");
        }
        for (String act : List.of("claim", "return", "close")) {
            auditor.post(path + "/" + act, "").expectProblem(403, "not-allowed");
        }
        supervisor.post(path + "/claim", "").expectProblem(403, "not-allowed");
        for (Browser browser : List.of(admin, client, otherClient)) {
            browser.get(path).expectProblem(404, "not-found");
            browser.get(path + "/history").expectProblem(404, "not-found");
            browser.put(path + "/read", Map.of("seq", 1)).expectProblem(404, "not-found");
        }
        var withoutContent = auditor.get(path).expect(200);
        assertThat(withoutContent.toString()).doesNotContain("Whose is this?", "Clara");
        assertThat(withoutContent.path("may").size()).isZero();
        assertThat(withoutContent.propertyNames()).doesNotContain("title", "client", "preview", "conversation");
    }

    @Test
    void a_client_reads_and_writes_where_he_may() {
        waiting("Mine");

        var lines = client.get("/api/my/lines").expect(200).path("items");
        assertThat(lines.path(0).path("name").asString()).isEqualTo("Support");
        assertThat(lines.path(0).path("preview").asString()).isEqualTo("Mine");
        assertThat(winner.get("/api/my/lines").expect(200).path("items").size()).isZero();
        for (String id : List.of(line, UUID.randomUUID().toString(), "nonsense")) {
            winner.get("/api/my/lines/" + id + "/messages").expectProblem(404, "not-found");
            winner.post("/api/my/lines/" + id + "/messages", Map.of("text", "Hello"))
                    .expectProblem(404, "not-found");
        }
        assertThat(otherClient
                        .get("/api/my/lines/" + line + "/messages")
                        .expect(200)
                        .toString())
                .doesNotContain("Mine");
    }

    @Test
    void a_clients_message_is_kept_once() {
        var message = Map.of("messageId", "once", "text", "Only once");

        var kept = client.post("/api/my/lines/" + line + "/messages", message).expect(201);
        assertThat(kept.path("messageId").asString()).isEqualTo("once");
        assertThat(client.post("/api/my/lines/" + line + "/messages", message).expect(201))
                .isEqualTo(kept);
        client.post("/api/my/lines/" + line + "/messages", Map.of("messageId", "once", "text", "Twice"))
                .expectProblem(409, "id-reused");
        otherClient
                .post("/api/my/lines/" + line + "/messages", Map.of("messageId", "once", "text", "Another's"))
                .expect(201);
        assertThat(client.get("/api/my/lines/" + line + "/messages")
                        .expect(200)
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("text").asString().equals("Only once")))
                .hasSize(1);
    }

    @Test
    void texts_are_kept_up_to_20000_characters() {
        var path = claimed("Long texts");
        var longest = "ж😀".repeat(6_666) + "é!";
        assertThat(longest).hasSize(20_000);
        var mine = "/api/my/lines/" + line + "/messages";

        client.post(mine, Map.of("text", longest)).expect(201);
        winner.post(path + "/messages", Map.of("kind", "REPLY", "text", longest))
                .expect(201);
        winner.readsAfter(winner);
        assertThat(winner.get(path + "/messages?limit=1")
                        .expect(200)
                        .path("items")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo(longest);

        for (String text : List.of("x".repeat(20_001), "", " \n", "a\0b")) {
            assertThat(fields(client.post(mine, Map.of("text", text)))).containsExactly("text");
            for (String kind : List.of("REPLY", "NOTE")) {
                assertThat(fields(winner.post(path + "/messages", Map.of("kind", kind, "text", text))))
                        .containsExactly("text");
            }
        }
        assertThat(fields(client.post(mine, Map.of()))).containsExactly("text");
        assertThat(fields(winner.post(path + "/messages", Map.of()))).containsExactly("kind");
        client.post(mine, Map.of("text", 5)).expectProblem(400, "malformed");
        client.post(mine, Map.of("messageId", "", "text", "x")).expectProblem(400, "malformed");
        client.post(mine, Map.of("messageId", "x".repeat(201), "text", "x")).expectProblem(400, "malformed");
        assertThat(fields(client.post(mine, Map.of("messageId", "a\0b", "text", "x"))))
                .containsExactly("messageId");
        winner.post(path + "/messages", Map.of("kind", "SHOUT", "text", "x")).expectProblem(400, "malformed");
        client.post(mine, "{\"text\": \"half \\ud83d of it\"}").expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUEUE", "ACTIVE", "CLOSED"})
    void lists_come_in_pages(String list) {
        waiting("First");
        otherClient
                .post("/api/my/lines/" + line + "/messages", Map.of("text", "Second"))
                .expect(201);
        supervisor.readsAfter(otherClient);
        if (list.equals("CLOSED")) {
            an_empty_desk_with_two_operators_online();
        }

        var first = supervisor.get("/api/sessions?list=" + list + "&limit=1").expect(200);
        assertThat(first.path("items").size()).isEqualTo(1);
        assertThat(first.hasNonNull("position")).isTrue();
        var second = supervisor
                .get("/api/sessions?list=" + list + "&limit=1&cursor="
                        + first.path("nextCursor").asString())
                .expect(200);
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("items").path(0).path("id"))
                .isNotEqualTo(first.path("items").path(0).path("id"));
        assertThat(supervisor
                        .get("/api/sessions?list=" + list + "&search=CLARA&line=" + line)
                        .expect(200)
                        .path("items")
                        .size())
                .isPositive();
        assertThat(supervisor
                        .get("/api/sessions?list=" + list + "&line=" + UUID.randomUUID())
                        .expect(200)
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void wrong_questions_are_refused_on_their_parameter() {
        var path = path(waiting("Ask"));
        for (String query :
                List.of("list=WRONG", "limit=0", "limit=201", "limit=x", "cursor=forged", "line=nonsense")) {
            var asked = query.startsWith("list") ? query : "list=QUEUE&" + query;
            assertThat(fields(winner.get("/api/sessions?" + asked)))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
        assertThat(fields(winner.get("/api/sessions"))).containsExactly("list");
        assertThat(fields(winner.get("/api/sessions?list=QUEUE&search=%00"))).containsExactly("search");
        for (String list : List.of(path + "/messages", "/api/my/lines/" + line + "/messages")) {
            var reader = list.startsWith("/api/my") ? client : winner;
            for (String query : List.of("limit=0", "limit=201", "cursor=%2B-!")) {
                assertThat(fields(reader.get(list + "?" + query)))
                        .containsExactly(query.substring(0, query.indexOf('=')));
            }
        }
    }

    @Test
    void unknown_sessions_are_not_found() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense", "%20", line)) {
            var path = "/api/sessions/" + id;
            winner.get(path).expectProblem(404, "not-found");
            winner.get(path + "/messages").expectProblem(404, "not-found");
            winner.get(path + "/history").expectProblem(404, "not-found");
            for (String act : List.of("claim", "return", "close")) {
                winner.post(path + "/" + act, "").expectProblem(404, "not-found");
            }
            winner.post(path + "/messages", Map.of("kind", "NOTE", "text", "x")).expectProblem(404, "not-found");
            winner.put(path + "/read", Map.of("seq", 1)).expectProblem(404, "not-found");
        }
    }
}
