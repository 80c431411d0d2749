package dev.firstline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.benchmarks.Rounds.Compared;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Lists with 10,000 sessions waiting: where 1,000,000 were closed before beside where 10,000 were. The rows of the lists are loaded
 * in bulk, as copies of real ones; their events and threads are not, for no list reads them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuePageBenchmark {

    private static final int WAITING = 10_000;
    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("firstline.bench.closed", 1_000_000);

    private static final int QUIET = 100;
    private static final int STEP = 20_000;

    private OneDesk few;
    private OneDesk many;

    @BeforeAll
    void open() throws Exception {
        few = new OneDesk("closed_few", FEW);
        many = new OneDesk("closed_many", MANY);
    }

    @AfterAll
    void close() {
        few.desk.close();
        many.desk.close();
    }

    /** A desk with sessions, and two who look at them. */
    private static final class OneDesk {

        private final MeasuredDesk desk;
        private final Caller operator;
        private final Caller supervisor;
        private final LineId quietLine = new LineId(UUID.randomUUID());

        OneDesk(String database, int closed) throws Exception {
            desk = MeasuredDesk.open(database);
            operator = desk.signedIn("operator1");
            supervisor = desk.signedIn("supervisor");
            operator.put("/api/me/presence", "{\"status\":\"ONLINE\"}");
            var conversations = new Conversations(desk);
            var client = Conversations.idOf(desk.signedIn("client1"));
            var over = conversations.write(client, 1);
            operator.post("/api/sessions/" + over + "/claim", "");
            operator.post("/api/sessions/" + over + "/close", "");
            var waiting = conversations.write(client, 1);
            desk.listsCaughtUp();
            openQuietLine();
            copy(over, closed - 1, "'priority', 0");
            copy(over, QUIET, "'line_id', '%s', 'priority', 0".formatted(quietLine));
            copy(waiting, WAITING - 1, "'priority', n % 4");
            desk.jdbc().sql("analyze").update();
        }

        /** Another line of the same people, where little was ever asked. */
        private void openQuietLine() {
            var line = supervisor
                    .get("/api/lines")
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            var settings = supervisor.get("/api/lines/" + line);
            desk.send(new CreateLine(
                    quietLine, "Quiet", groups(settings, "operatorGroups"), groups(settings, "supervisorGroups")));
        }

        private static Set<GroupId> groups(JsonNode settings, String member) {
            return settings.path(member)
                    .valueStream()
                    .map(group -> new GroupId(UUID.fromString(group.path("id").asString())))
                    .collect(Collectors.toSet());
        }

        /** In steps, since no statement may last long. */
        private void copy(String session, int times, String more) {
            for (int n = 0; n < times; n += STEP) {
                desk.jdbc()
                        .sql("""
                        insert into session_view_row
                        select one.* from session_view_row r
                         cross join generate_series(%d, %d) n
                         cross join lateral jsonb_populate_record(r, jsonb_build_object(
                               'session_id', gen_random_uuid(), 'conversation_id', gen_random_uuid(), 'changed', 0,
                               'opened_at', r.opened_at - n * interval '1 second',
                               'last_message_at', r.last_message_at - n * interval '1 second', %s)) one
                         where r.session_id = '%s'
                        """.formatted(n + 1, Math.min(n + STEP, times), more, session))
                        .update();
            }
        }

        /** Every session of the queue once, in its order. */
        void queueIsWhole() {
            var seen = new HashSet<String>();
            var before = "";
            var path = "/api/sessions?list=QUEUE&limit=200";
            for (JsonNode page = operator.get(path);
                    ;
                    page = operator.get(
                            path + "&cursor=" + page.path("nextCursor").asString())) {
                for (JsonNode row : page.path("items")) {
                    var place =
                            "NONE LOW MEDIUM HIGH".indexOf(row.path("priority").asString());
                    var key =
                            "%02d %s".formatted(50 - place, row.path("openedAt").asString());
                    assertThat(key).isGreaterThanOrEqualTo(before);
                    before = key;
                    assertThat(seen.add(row.path("id").asString())).isTrue();
                }
                if (!page.hasNonNull("nextCursor")) {
                    break;
                }
            }
            assertThat(seen).hasSize(WAITING);
        }
    }

    @Test
    void the_queue() throws Exception {
        few.queueIsWhole();
        many.queueIsWhole();
        compare("queue-page", "Queue, a page of 50, an operator's", false, "/api/sessions?list=QUEUE");
        compare("queue-page-supervisor", "Queue, a page of 50, a supervisor's", true, "/api/sessions?list=QUEUE");
    }

    @Test
    void other_lists() throws Exception {
        compare("active-page", "Active sessions, a page of 50, a supervisor's", true, "/api/sessions?list=ACTIVE");
        compare("closed-page", "Closed sessions, a page of 50, a supervisor's", true, "/api/sessions?list=CLOSED");
        compare("closed-page-own", "Closed sessions, a page of 50, an operator's", false, "/api/sessions?list=CLOSED");
    }

    @Test
    void closed_sessions_of_a_quiet_line() throws Exception {
        compare(
                "closed-page-quiet",
                "Closed sessions of a line with 100 among busy ones, a page of 50, a supervisor's",
                true,
                desk -> "/api/sessions?list=CLOSED&line=" + desk.quietLine);
    }

    @Test
    void counters() throws Exception {
        compare("counters", "Counters of an operator", false, "/api/counters");
    }

    private void compare(String id, String title, boolean supervisor, String path) throws Exception {
        compare(id, title, supervisor, desk -> path);
    }

    private void compare(String id, String title, boolean supervisor, Function<OneDesk, String> path) throws Exception {
        var ofFew = new Stopwatch();
        var ofMany = new Stopwatch();
        var callers = List.of(supervisor ? few.supervisor : few.operator, supervisor ? many.supervisor : many.operator);
        Compared compared = Rounds.compare(
                FEW + " closed",
                () -> asked(callers.get(0), path.apply(few), ofFew),
                MANY + " closed",
                () -> asked(callers.get(1), path.apply(many), ofMany));
        Figure.atMost(id, title + ", 10,000 waiting", "ms", 1.3).publish(compared, ofMany.p99());
    }

    private static double asked(Caller caller, String path, Stopwatch watch) throws Exception {
        for (int n = 0; n < 50; n++) {
            watch.time(() -> {
                var answer = caller.get(path);
                if (answer.has("items")) {
                    assertThat(answer.path("items").size()).isEqualTo(50);
                } else {
                    assertThat(answer.path("queue").asInt()).isEqualTo(WAITING);
                }
            });
        }
        return watch.median();
    }
}
