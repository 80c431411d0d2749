package dev.firstline.app.routing;

import static dev.firstline.app.routing.Staff.as;
import static dev.firstline.app.routing.Staff.send;
import static dev.firstline.app.routing.Staff.write;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineCommand.AssignReaders;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.CountSessions;
import dev.firstline.shared.api.session.SessionQuery.CountSessionsOfMany;
import dev.firstline.shared.api.session.SessionQuery.ListSessions;
import dev.firstline.shared.api.session.SessionQuery.MeasureFairness;
import dev.firstline.shared.api.session.SessionQuery.ReadLedger;
import dev.firstline.shared.api.session.SessionQuery.SessionList;
import dev.firstline.shared.api.session.SessionQuery.ShowBoard;
import dev.firstline.shared.api.session.SessionQuery.Sort;
import dev.firstline.shared.api.session.SessionView.Board;
import dev.firstline.shared.api.session.SessionView.BoardLine;
import dev.firstline.shared.api.session.SessionView.BoardOperator;
import dev.firstline.shared.api.session.SessionView.Counters;
import dev.firstline.shared.api.session.SessionView.CountersOfMany;
import dev.firstline.shared.api.session.SessionView.Fairness;
import dev.firstline.shared.api.session.SessionView.LedgerEntry;
import dev.firstline.shared.api.session.SessionView.OperatorFairness;
import dev.firstline.shared.api.session.SessionView.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What supervisors watch, the same on both databases: each test on a line of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SupervisingContract {

    private static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");
    private static final Instant LONG_AGO = Instant.EPOCH;

    private final TestDatabase.Kind kind;
    private SampleDesk sample;
    private Staff staff;
    private LineId line;

    SupervisingContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        sample = SampleDesk.open(TestDatabase.fresh(kind), Map.of("firstline.organisation.time-zone", ZONE.toString()));
    }

    @AfterAll
    void close() {
        sample.close();
    }

    @BeforeEach
    void a_line_with_three_operators() {
        staff = Staff.hire(sample.desk(), 3, 5, 1);
        line = staff.lines.get(0);
    }

    private SessionId waiting(int client) {
        return write(sample.desk(), staff.clients.get(client), line, "Question " + client)
                .session();
    }

    private SessionId held(int client, int operator) {
        var session = waiting(client);
        as(sample.desk(), staff.operators.get(operator), new ClaimSession(session));
        return session;
    }

    private SessionId closed(int client) {
        var session = waiting(client);
        as(sample.desk(), staff.supervisor, new CloseSession(session, null));
        return session;
    }

    private void leaves(int operator) {
        var employee = staff.operators.get(operator);
        as(sample.desk(), employee, new SetPresence(employee, PresenceStatus.OFFLINE));
    }

    private void readable(SessionId... sessions) {
        for (SessionId session : sessions) {
            History.isReadable(sample.desk(), session);
        }
    }

    private Queries queries() {
        return sample.desk().get(Queries.class);
    }

    private BoardLine boardLine() {
        var board = queries().one(new ShowBoard(queries().viewer(staff.supervisor), LONG_AGO), Board.class);
        return board.lines().stream()
                .filter(shown -> shown.line().id().equals(line.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Page<Row> active(EmployeeId viewer, int limit, @Nullable String cursor) {
        return page(queries()
                .one(
                        new ListSessions(
                                queries().viewer(viewer),
                                SessionList.ACTIVE,
                                line,
                                null,
                                Sort.WAITING,
                                new PageRequest(limit, cursor)),
                        Page.class));
    }

    @SuppressWarnings("unchecked") // the query's documentation says what its page holds
    private static Page<Row> page(Page<?> page) {
        return (Page<Row>) page;
    }

    private EmployeeId reader() {
        var readers = new GroupId(UUID.randomUUID());
        send(sample.desk(), new CreateGroup(readers, "Readers " + readers));
        send(sample.desk(), new AssignReaders(line, Set.of(readers)));
        send(sample.desk(), new JoinGroup(staff.clients.get(4), readers));
        return staff.clients.get(4);
    }

    @Test
    void the_board_counts_what_waits_is_held_was_left_behind_and_closed() {
        var first = waiting(0);
        var newest = waiting(1);
        readable(held(2, 0), held(3, 1), closed(4), first, newest);
        leaves(1);

        var shown = boardLine();

        assertThat(shown.waiting()).isEqualTo(2);
        assertThat(shown.longestWaitSince()).isEqualTo(openedAt(first)).isBeforeOrEqualTo(openedAt(newest));
        assertThat(shown.active()).isEqualTo(2);
        assertThat(shown.vanished()).isEqualTo(1);
        assertThat(shown.closedToday()).isEqualTo(1);
        assertThat(shown.operators())
                .extracting(BoardOperator::name, BoardOperator::presence, BoardOperator::load)
                .containsExactly(
                        tuple("Operator 0", PresenceStatus.ONLINE, 1),
                        tuple("Operator 1", PresenceStatus.OFFLINE, 1),
                        tuple("Operator 2", PresenceStatus.ONLINE, 0));
        assertThat(shown.operators())
                .allSatisfy(operator -> assertThat(operator.since()).isNotNull());
    }

    private Instant openedAt(SessionId session) {
        return active(staff.supervisor, 200, null).items().stream()
                .filter(row -> row.id().equals(session))
                .map(Row::openedAt)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_line_where_nothing_happened_stands_on_the_board_with_its_operators() {
        assertThat(boardLine().waiting()).isZero();
        assertThat(boardLine().longestWaitSince()).isNull();
        assertThat(boardLine().operators()).hasSize(3);
    }

    @Test
    void nobody_but_its_supervisors_sees_a_line_on_the_board() {
        var seen = queries().one(new ShowBoard(queries().viewer(staff.operators.get(0)), LONG_AGO), Board.class);

        assertThat(seen.lines()).isEmpty();
    }

    @Test
    void today_begins_when_it_does_for_the_organisation() {
        var midnight = LocalDate.now(ZONE).atStartOfDay(ZONE).toInstant();
        var supervisor = sample.signedIn("supervisor");
        var client = sample.signedIn("client1");
        var of = client.get("/api/my/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        client.post("/api/my/lines/" + of + "/messages", Map.of("text", "Hello"))
                .expect(201);
        supervisor.readsAfter(client);
        var session = supervisor
                .get("/api/sessions?list=ACTIVE")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        supervisor.post("/api/sessions/" + session + "/close", "").expect(200);
        assertThat(closedToday(supervisor.get("/api/board").expect(200))).isEqualTo(1);

        closedAt(session, midnight.minusMillis(1));
        assertThat(closedToday(supervisor.get("/api/board").expect(200))).isZero();
        closedAt(session, midnight);
        assertThat(closedToday(supervisor.get("/api/board").expect(200))).isEqualTo(1);
    }

    private static int closedToday(JsonNode board) {
        return board.path("lines").path(0).path("closedToday").asInt();
    }

    private void closedAt(String session, Instant at) {
        sample.desk()
                .jdbc()
                .sql("update session_view_row set closed_at = ? where session_id = ?")
                .params(at.atOffset(UTC), UUID.fromString(session))
                .update();
    }

    @Test
    void sessions_left_behind_come_first_then_those_that_wait_then_the_others_page_by_page() {
        var held = held(0, 0);
        var waiting = waiting(1);
        var left = held(2, 1);
        var waitingLonger = waiting(3);
        var leftLater = held(4, 1);
        readable(held, waiting, left, waitingLonger, leftLater);
        leaves(1);

        var pages = new ArrayList<SessionId>();
        String cursor = null;
        do {
            var page = active(staff.supervisor, 2, cursor);
            page.items().forEach(row -> pages.add(row.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(pages).containsExactly(left, leftLater, waiting, waitingLonger, held);
        assertThat(active(staff.supervisor, 200, null).items())
                .filteredOn(row -> row.vanished() != null)
                .extracting(Row::id)
                .containsExactly(left, leftLater);
    }

    @Test
    void whoever_may_not_know_who_is_there_learns_it_neither_from_a_row_nor_from_the_order() {
        var reader = reader();
        var held = held(0, 0);
        var left = held(1, 1);
        readable(held, left);
        leaves(1);

        var rows = active(reader, 200, null).items();

        assertThat(rows).extracting(Row::id).containsExactly(held, left);
        assertThat(rows).extracting(Row::vanished).containsOnlyNulls();
    }

    private Fairness fairness(@Nullable Instant from, @Nullable Instant to) {
        return queries().found(new MeasureFairness(queries().viewer(staff.supervisor), line, from, to), Fairness.class);
    }

    private void claims(int operator, SessionId session) {
        as(sample.desk(), staff.operators.get(operator), new ClaimSession(session));
    }

    /** As if the session had been opened so long before it was first claimed. */
    private void waitedFor(SessionId session, long millis) {
        sample.desk()
                .jdbc()
                .sql("update session_view_claim set waited_ms = ? where session_id = ? and waited_ms is not null")
                .params(millis, session.value())
                .update();
    }

    @Test
    void fairness_counts_claims_won_and_lost_and_what_was_contested() {
        var contested = held(0, 0);
        claims(1, contested);
        claims(1, contested);
        claims(2, contested);
        var again = held(1, 1);
        as(sample.desk(), staff.supervisor, new ReturnToQueue(again));
        claims(0, again);
        var given = waiting(2);
        as(sample.desk(), staff.supervisor, new AssignSession(given, new Destination.Operator(staff.operators.get(0))));
        claims(1, given);
        readable(contested, again, given);

        var all = fairness(null, null);

        assertThat(all.claims()).isEqualTo(3);
        assertThat(all.contested()).isEqualTo(1);
        assertThat(all.contestedShare()).isEqualTo(1.0 / 3);
        assertThat(all.operators())
                .extracting(OperatorFairness::name, OperatorFairness::won, OperatorFairness::lost)
                .containsExactly(tuple("Operator 0", 2L, 0L), tuple("Operator 1", 1L, 2L), tuple("Operator 2", 0L, 1L));
    }

    @Test
    void the_times_are_those_of_each_sessions_first_claim() {
        var sessions = new SessionId[] {held(0, 0), held(1, 0), held(2, 0), held(3, 0), held(4, 0)};
        as(sample.desk(), staff.supervisor, new ReturnToQueue(sessions[0]));
        claims(1, sessions[0]);
        readable(sessions);
        for (int n = 0; n < sessions.length; n++) {
            waitedFor(sessions[n], 1_000L * (n + 1));
        }

        var all = fairness(null, null);

        assertThat(all.claims()).isEqualTo(6);
        assertThat(all.medianSeconds()).isEqualTo(3.0);
        assertThat(all.p95Seconds()).isEqualTo(4.8);
    }

    @Test
    void a_first_claim_is_timed_from_when_the_session_was_opened() {
        var session = held(0, 0);
        readable(session);
        var row = active(staff.supervisor, 1, null).items().get(0);
        var claimedAt = sample.desk()
                .jdbc()
                .sql("select claimed_at from session_view_row where session_id = ?")
                .param(session.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();

        assertThat(fairness(null, null).medianSeconds())
                .isEqualTo(Duration.between(row.openedAt(), claimedAt).toMillis() / 1_000.0);
    }

    @Test
    void fairness_of_a_time_counts_what_happened_from_its_beginning_until_before_its_end() {
        var session = held(0, 0);
        claims(1, session);
        readable(session);
        var claimedAt = History.messages(sample.desk(), session).stream()
                .filter(message -> message.getPayload() instanceof SessionClaimed)
                .findFirst()
                .orElseThrow()
                .getTimestamp();

        assertThat(fairness(claimedAt, null).claims()).isEqualTo(1);
        assertThat(fairness(null, claimedAt).claims()).isZero();
        assertThat(fairness(null, claimedAt).medianSeconds()).isNull();
        assertThat(fairness(null, claimedAt).operators()).isEmpty();
        assertThat(fairness(claimedAt.plusMillis(1), null).claims()).isZero();
    }

    @Test
    void what_a_supervisor_does_to_a_session_he_opened_as_a_client_is_told_as_his() {
        send(sample.desk(), new SetInternalClients(line, Set.of(staff.supervisorGroup)));
        var session =
                write(sample.desk(), staff.supervisor, line, "My own question").session();
        as(sample.desk(), staff.operators.get(0), new ClaimSession(session));
        as(sample.desk(), staff.supervisor, new ChangePriority(session, Priority.HIGH));
        as(sample.desk(), staff.supervisor, new ReturnToQueue(session));
        as(sample.desk(), staff.supervisor, new CloseSession(session, null));
        readable(session);

        for (var viewer : List.of(
                new Viewer(staff.supervisor, Set.of(staff.supervisorGroup)),
                new Viewer(staff.clients.get(0), Set.of(GroupId.AUDITORS)))) {
            List<?> ledger = queries().found(new ReadLedger(viewer, session), List.class);
            assertThat(ledger.stream().map(LedgerEntry.class::cast))
                    .extracting(LedgerEntry::event, entry -> entry.actor().id())
                    .containsExactly(
                            tuple("session.SessionOpened", null),
                            tuple(
                                    "session.SessionClaimed",
                                    staff.operators.get(0).toString()),
                            tuple("session.PriorityChanged", staff.supervisor.toString()),
                            tuple("session.SessionReturned", staff.supervisor.toString()),
                            tuple("session.SessionClosed", staff.supervisor.toString()));
        }
    }

    @Test
    void spam_is_counted_for_whoever_may_list_it() {
        var session = waiting(0);
        as(sample.desk(), staff.supervisor, new MarkAsSpam(session));
        readable(session);

        assertThat(counters(staff.supervisor).spam()).isEqualTo(1);
        assertThat(counters(staff.operators.get(0)).spam()).isNull();
    }

    @Test
    void many_are_told_at_once_what_each_would_be_told_alone() {
        readable(held(0, 0));
        readable(waiting(1));
        var viewers = Stream.of(staff.supervisor, staff.operators.get(0), staff.operators.get(1), staff.clients.get(0))
                .map(queries()::viewer)
                .collect(Collectors.toSet());

        var ofMany = queries()
                .one(new CountSessionsOfMany(viewers), CountersOfMany.class)
                .of();

        assertThat(ofMany).hasSize(4);
        ofMany.forEach((viewer, told) -> assertThat(told).isEqualTo(counters(viewer.employee())));
        assertThat(ofMany.values()).extracting(Counters::queue).contains(0, 1);
        assertThat(ofMany.values()).extracting(Counters::mine).contains(0, 1);
    }

    private Counters counters(EmployeeId viewer) {
        return queries().one(new CountSessions(queries().viewer(viewer)), Counters.class);
    }
}
