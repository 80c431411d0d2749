package dev.firstline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.benchmarks.Rounds.Compared;
import dev.firstline.shared.api.people.EmployeeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A session of 5,000 messages beside one of 10: opening it, claiming it and replying in it, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongSessionBenchmark {

    private static final int LONG = 5_000;
    private static final int SHORT = 10;

    private MeasuredDesk desk;
    private Conversations conversations;
    private Caller operator;
    private Caller supervisor;
    private EmployeeId writer;
    private String longSession;

    @BeforeAll
    void open() throws Exception {
        desk = MeasuredDesk.open("long_session");
        conversations = new Conversations(desk);
        operator = desk.signedIn("operator1");
        supervisor = desk.signedIn("supervisor");
        operator.put("/api/me/presence", "{\"status\":\"ONLINE\"}");
        writer = Conversations.idOf(desk.signedIn("client2"));
        longSession = conversations.write(Conversations.idOf(desk.signedIn("client1")), LONG);
        desk.listsCaughtUp();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    /** As the console does: the session, and the newest page of its messages. */
    @Test
    void opening() throws Exception {
        var shortSession = conversations.write(writer, SHORT);
        desk.listsCaughtUp();
        assertThat(entries(shortSession)).isEqualTo(1 + SHORT);
        assertThat(entries(longSession)).isGreaterThanOrEqualTo(1 + LONG);
        var shortOnes = new Stopwatch();
        var longOnes = new Stopwatch();
        Compared compared = Rounds.compare(
                "10 messages",
                () -> opened(shortSession, shortOnes),
                "5,000 messages",
                () -> opened(longSession, longOnes));
        Figure.atMost("session-open", "Opening a session of 5,000 messages", "ms", 2)
                .publish(compared, "goal 100 ms; " + longOnes.p99());
        supervisor.post("/api/sessions/" + shortSession + "/close", "");
    }

    private double opened(String session, Stopwatch watch) throws Exception {
        for (int n = 0; n < 100; n++) {
            watch.time(() -> {
                assertThat(operator.get("/api/sessions/" + session).path("id").asString())
                        .isEqualTo(session);
                assertThat(operator.get("/api/sessions/" + session + "/messages")
                                .path("items")
                                .size())
                        .isGreaterThanOrEqualTo(SHORT);
            });
        }
        return watch.median();
    }

    private long entries(String session) {
        return desk.count("select count(*) from session_view_entry where session_id = '" + session + "'");
    }

    @Test
    void claiming() throws Exception {
        var shortOnes = new Stopwatch();
        var longOnes = new Stopwatch();
        Compared compared = Rounds.compare(
                "10 messages",
                () -> inShortSessions(shortOnes, new Stopwatch()),
                "5,000 messages",
                () -> inLongSession(longOnes, new Stopwatch()));
        Figure.atMost("session-claim", "Claiming a session of 5,000 messages", "ms", 2)
                .publish(compared, longOnes.p99());
    }

    @Test
    void replying() throws Exception {
        var shortOnes = new Stopwatch();
        var longOnes = new Stopwatch();
        Compared compared = Rounds.compare(
                "10 messages",
                () -> {
                    inShortSessions(new Stopwatch(), shortOnes);
                    return shortOnes.median();
                },
                "5,000 messages",
                () -> {
                    inLongSession(new Stopwatch(), longOnes);
                    return longOnes.median();
                });
        Figure.atMost("session-reply", "Replying in a session of 5,000 messages", "ms", 2)
                .publish(compared, longOnes.p99());
    }

    private double inShortSessions(Stopwatch claims, Stopwatch replies) throws Exception {
        for (int n = 0; n < 20; n++) {
            var session = conversations.write(writer, SHORT);
            desk.listsCaughtUp();
            claimAndReply(session, claims, replies);
            supervisor.post("/api/sessions/" + session + "/close", "");
        }
        return claims.median();
    }

    private double inLongSession(Stopwatch claims, Stopwatch replies) throws Exception {
        for (int n = 0; n < 20; n++) {
            desk.listsCaughtUp();
            claimAndReply(longSession, claims, replies);
            supervisor.post("/api/sessions/" + longSession + "/return", "");
        }
        return claims.median();
    }

    private void claimAndReply(String session, Stopwatch claims, Stopwatch replies) throws Exception {
        var path = "/api/sessions/" + session;
        claims.time(() -> assertThat(
                        operator.post(path + "/claim", "").path("status").asString())
                .isEqualTo("ASSIGNED"));
        replies.time(() -> assertThat(
                        operator.post(path + "/messages", "{\"kind\":\"REPLY\",\"text\":\"Have you tried it again?\"}")
                                .path("seq")
                                .asLong())
                .isGreaterThan(SHORT));
    }
}
