package dev.firstline.app.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The product's promise: 16 operators on two nodes claim the same 1,000 sessions at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThousandSessionsTest {

    private static final int OPERATORS = 16;
    private static final int CLIENTS = 100;
    private static final int LINES = 10;

    private SampleDesk one;
    private SampleDesk other;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        one = SampleDesk.open(database);
        other = SampleDesk.open(database.forAnotherNode());
    }

    @AfterAll
    void close() {
        other.close();
        one.close();
    }

    @Test
    void each_session_has_one_winner_and_every_loser_is_told_who_won() throws Exception {
        var staff = Staff.hire(one.desk(), OPERATORS, CLIENTS, LINES);
        var sessions = new ArrayList<SessionId>();
        for (var line : staff.lines) {
            for (var client : staff.clients) {
                sessions.add(Staff.write(one.desk(), client, line, "Help!").session());
            }
        }

        var answers = claimAllAtOnce(staff.operators, sessions);

        var winners = new HashMap<SessionId, EmployeeId>();
        answers.forEach((claimant, claims) -> claims.forEach((session, claim) -> {
            if (claim instanceof Claim.Won) {
                assertThat(winners.put(session, claimant)).as("a second winner").isNull();
            }
        }));
        assertThat(winners).hasSize(1_000);
        answers.forEach((claimant, claims) -> claims.forEach((session, claim) -> {
            if (claim instanceof Claim.Lost lost) {
                assertThat(lost.operator()).isEqualTo(winners.get(session));
                assertThat(lost.attemptedAt()).isAfterOrEqualTo(lost.claimedAt());
            }
        }));
        for (SessionId session : sessions) {
            ledgerIsComplete(History.of(one.desk(), session), requireNonNull(winners.get(session)));
        }
        readModelEqualsEvents(one.desk(), sessions, winners);
    }

    private Map<EmployeeId, Map<SessionId, Claim>> claimAllAtOnce(List<EmployeeId> operators, List<SessionId> sessions)
            throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(operators.size());
        try {
            var running = new HashMap<EmployeeId, CompletableFuture<Map<SessionId, Claim>>>();
            for (int n = 0; n < operators.size(); n++) {
                var operator = operators.get(n);
                var node = n % 2 == 0 ? one.desk() : other.desk();
                var order = new ArrayList<>(sessions);
                Collections.shuffle(order, new Random(n / 4)); // four at a time meet at each session
                running.put(
                        operator, CompletableFuture.supplyAsync(() -> claimAll(node, operator, order, start), threads));
            }
            start.countDown();
            var answers = new HashMap<EmployeeId, Map<SessionId, Claim>>();
            for (var each : running.entrySet()) {
                answers.put(each.getKey(), each.getValue().get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<SessionId, Claim> claimAll(
            Desk node, EmployeeId operator, List<SessionId> sessions, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var claims = new HashMap<SessionId, Claim>();
        for (SessionId session : sessions) {
            claims.put(session, requireNonNull(Staff.as(node, operator, new ClaimSession(session))));
        }
        return claims;
    }

    private static void ledgerIsComplete(List<SessionEvent> events, EmployeeId winner) {
        assertThat(events)
                .filteredOn(SessionClaimed.class::isInstance)
                .singleElement()
                .satisfies(claimed ->
                        assertThat(((SessionClaimed) claimed).operator()).isEqualTo(winner));
        assertThat(events)
                .filteredOn(ClaimRefused.class::isInstance)
                .extracting(event -> ((ClaimRefused) event).operator())
                .doesNotHaveDuplicates()
                .doesNotContain(winner)
                .hasSize(OPERATORS - 1);
    }

    private static void readModelEqualsEvents(Desk desk, List<SessionId> sessions, Map<SessionId, EmployeeId> winners) {
        sessions.forEach(session -> History.isReadable(desk, session));
        var rows = new HashMap<SessionId, EmployeeId>();
        desk.jdbc()
                .sql("select session_id, operator_id, status, version from session_view_row")
                .query(row -> {
                    var session = new SessionId(row.getObject("session_id", UUID.class));
                    assertThat(row.getString("status")).isEqualTo("ASSIGNED");
                    // opened, the message, the winner's claim and everybody else's
                    assertThat(row.getLong("version")).isEqualTo(2 + OPERATORS);
                    rows.put(session, new EmployeeId(row.getObject("operator_id", UUID.class)));
                });
        assertThat(rows).isEqualTo(winners);
        assertThat(desk.jdbc()
                        .sql("select count(*) from session_view_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000L * (2 + OPERATORS));
    }
}
