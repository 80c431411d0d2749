package dev.firstline.app.routing;

import static dev.firstline.app.testing.AtOnce.atOnce;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.TakeNextSession;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.ReturnReason;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.FindSession;
import dev.firstline.shared.api.session.SessionQuery.ReadLedger;
import dev.firstline.shared.api.session.SessionView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of a conversation on a real database, the same on both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConversationsContract {

    private final TestDatabase.Kind kind;
    private SampleDesk one;
    private SampleDesk other;
    private Staff staff;

    ConversationsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(kind);
        one = SampleDesk.open(database);
        other = kind == TestDatabase.Kind.H2 ? one : SampleDesk.open(database.forAnotherNode());
        staff = Staff.hire(one.desk(), 8, 16, 4);
    }

    @AfterAll
    void close() {
        if (other != one) {
            other.close();
        }
        one.close();
    }

    @Test
    void first_messages_at_once_open_one_session_that_holds_them_all() throws Exception {
        var client = staff.clients.get(0);
        var line = staff.lines.get(0);

        var taken = atOnce(IntStream.range(0, 12)
                .mapToObj(n -> (Callable<MessageTaken>) () -> write(node(n), client, line, "m" + n, "Message " + n))
                .toList());

        assertThat(taken)
                .extracting(MessageTaken::session)
                .containsOnly(taken.get(0).session());
        var events = History.of(one.desk(), taken.get(0).session());
        assertThat(events).filteredOn(SessionOpened.class::isInstance).hasSize(1);
        assertThat(messages(events))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 12).mapToObj(n -> "m" + n).toList());
    }

    @Test
    void the_same_message_at_once_enters_once_and_is_answered_alike() throws Exception {
        var client = staff.clients.get(1);
        var line = staff.lines.get(0);

        var taken = atOnce(IntStream.range(0, 8)
                .mapToObj(n -> (Callable<MessageTaken>) () -> write(node(n), client, line, "same", "Hello"))
                .toList());

        assertThat(Set.copyOf(taken)).hasSize(1);
        assertThat(messages(History.of(one.desk(), taken.get(0).session()))).containsExactly("same");
    }

    @Test
    void a_message_delivered_again_after_closing_changes_nothing() {
        var client = staff.clients.get(2);
        var line = staff.lines.get(0);
        var first = write(one.desk(), client, line, "once", "Hello");
        Staff.as(one.desk(), staff.supervisor, new CloseSession(first.session(), null));

        assertThat(write(other.desk(), client, line, "once", "Hello")).isEqualTo(first);

        assertThat(messages(History.of(one.desk(), first.session()))).containsExactly("once");
    }

    @Test
    void an_id_used_for_another_text_is_refused() {
        var client = staff.clients.get(2);
        var line = staff.lines.get(1);
        write(one.desk(), client, line, "taken", "Hello");

        assertThat(refusal(() -> write(other.desk(), client, line, "taken", "Something else")))
                .isEqualTo(new IdReused());
    }

    @Test
    void messages_that_meet_a_closing_session_are_all_kept_once_in_one_open_session_at_a_time() throws Exception {
        var line = staff.lines.get(2);
        for (int round = 0; round < 10; round++) {
            var client = staff.clients.get(round);
            var prefix = "r" + round + "-";
            var session =
                    write(one.desk(), client, line, prefix + "first", "Hello").session();
            var doings = new ArrayList<Callable<MessageTaken>>();
            for (int n = 0; n < 6; n++) {
                var id = prefix + n;
                var node = node(n);
                doings.add(() -> write(node, client, line, id, "Message"));
            }
            doings.add(3, () -> {
                Staff.as(other.desk(), staff.supervisor, new CloseSession(session, null));
                return new MessageTaken(session, new MessageId(prefix + "first"), 0);
            });

            var taken = atOnce(doings);

            var sessions = new LinkedHashSet<SessionId>();
            taken.forEach(each -> sessions.add(each.session()));
            assertThat(sessions).hasSizeLessThanOrEqualTo(2);
            var closed = History.of(one.desk(), session);
            assertThat(closed.get(closed.size() - 1)).isInstanceOf(SessionClosed.class);
            var all = new ArrayList<String>();
            sessions.forEach(each -> all.addAll(messages(History.of(one.desk(), each))));
            assertThat(all)
                    .containsExactlyInAnyOrder(
                            prefix + "first",
                            prefix + "0",
                            prefix + "1",
                            prefix + "2",
                            prefix + "3",
                            prefix + "4",
                            prefix + "5");
        }
    }

    @Test
    void a_session_of_many_messages_is_decided_from_its_snapshot_which_holds_no_text() {
        var client = staff.clients.get(14);
        var line = staff.lines.get(0);
        var session = write(one.desk(), client, line, "long-0", "A secret of the client")
                .session();
        for (int n = 1; n < 110; n++) {
            write(one.desk(), client, line, "long-" + n, "A secret of the client");
        }
        await().untilAsserted(() -> assertThat(snapshots(session)).hasSize(1));

        assertThat(snapshots(session).get(0)).contains("QUEUED").doesNotContain("secret");
        var operator = staff.operators.get(0);
        Claim claim = Staff.as(other.desk(), operator, new ClaimSession(session));
        assertThat(claim).isInstanceOfSatisfying(Claim.Won.class, won -> {
            assertThat(won.now().version()).isEqualTo(112);
            assertThat(won.now().line()).isEqualTo(line);
        });
    }

    private List<String> snapshots(SessionId session) {
        return one.desk()
                .jdbc()
                .sql("select payload from snapshot where aggregate_id = ?")
                .param(session.toString())
                .query((row, n) -> new String(row.getBytes("payload"), UTF_8))
                .list();
    }

    @Test
    void whoever_sees_a_session_reads_the_earlier_ones_of_its_conversation_and_nobody_else_does() {
        var client = staff.clients.get(13);
        var line = staff.lines.get(0);
        var holder = staff.operators.get(1);
        var earlier = write(one.desk(), client, line, "e1", "The first time").session();
        Staff.as(one.desk(), holder, new ClaimSession(earlier));
        Staff.as(one.desk(), holder, new CloseSession(earlier, null));
        History.isReadable(one.desk(), earlier);
        var viewer = new Viewer(staff.operators.get(2), Set.of(staff.operatorGroup));
        assertThat(find(viewer, earlier)).isEmpty();

        var later = write(one.desk(), client, line, "e2", "And again").session();
        History.isReadable(one.desk(), later);

        assertThat(find(viewer, earlier)).isPresent();
        Staff.as(one.desk(), holder, new ClaimSession(later));
        History.isReadable(one.desk(), later);
        assertThat(find(viewer, earlier)).isEmpty();
    }

    private Optional<SessionView.One> find(Viewer viewer, SessionId session) {
        return one.desk().get(Queries.class).optional(new FindSession(viewer, session), SessionView.One.class);
    }

    @Test
    void a_claim_that_comes_too_late_on_two_nodes_at_once_is_kept_once_and_answered_alike() throws Exception {
        var late = staff.operators.get(1);
        for (int round = 0; round < 20; round++) {
            var session = write(one.desk(), staff.clients.get(14), staff.lines.get(0), "l" + round, "Hello")
                    .session();
            Staff.as(one.desk(), staff.operators.get(0), new ClaimSession(session));

            var answers = atOnce(Stream.of(one, other, one, other)
                    .<Callable<Claim>>map(node -> () -> Staff.as(node.desk(), late, new ClaimSession(session)))
                    .toList());

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(Claim.Lost.class))
                    .containsOnly(answers.get(0));
            assertThat(History.of(one.desk(), session))
                    .filteredOn(ClaimRefused.class::isInstance)
                    .as("round %d", round)
                    .hasSize(1);
            Staff.as(one.desk(), staff.supervisor, new CloseSession(session, null));
        }
    }

    @Test
    void takers_at_once_get_different_sessions_until_none_is_left() throws Exception {
        var line = staff.lines.get(3);
        for (int n = 0; n < 12; n++) {
            History.isReadable(
                    one.desk(),
                    Staff.write(one.desk(), staff.clients.get(n), line, "Next!").session());
        }

        var takers = IntStream.range(0, 16)
                .mapToObj(n -> (Callable<List<SessionId>>) () -> {
                    Claim.Won won = Staff.as(
                            node(n), staff.operators.get(n % staff.operators.size()), new TakeNextSession(line));
                    return won == null ? List.of() : List.of(won.now().session());
                })
                .toList();
        var taken = new ArrayList<SessionId>();
        atOnce(takers).forEach(taken::addAll);

        // Whoever looks while others hold the last ones may go empty-handed; what is left is there for the next look.
        Claim.Won more;
        while ((more = Staff.as(one.desk(), staff.operators.get(0), new TakeNextSession(line))) != null) {
            taken.add(more.now().session());
        }
        assertThat(taken).doesNotHaveDuplicates().hasSize(12);
    }

    @Test
    void an_operator_who_leaves_the_line_in_the_instant_he_claims_does_not_keep_the_session() {
        var leavers = Staff.hire(one.desk(), 1, 1, 1);
        var operator = leavers.operators.get(0);
        var session = Staff.write(one.desk(), leavers.clients.get(0), leavers.lines.get(0), "Hello")
                .session();
        var transaction = new TransactionTemplate(one.desk().get(PlatformTransactionManager.class));

        // The claim is decided while he answers on the line, and committed when he no longer does: neither saw the
        // other.
        transaction.executeWithoutResult(status -> {
            Claim claim = Staff.as(one.desk(), operator, new ClaimSession(session));
            assertThat(claim).isInstanceOf(Claim.Won.class);
            CompletableFuture.runAsync(() -> Staff.send(other.desk(), new LeaveGroup(operator, leavers.operatorGroup)))
                    .join();
        });

        await().untilAsserted(() -> assertThat(History.of(one.desk(), session))
                .contains(new SessionReturned(session, operator, ReturnReason.LEFT_LINE)));
    }

    @Test
    void what_a_deactivated_operator_held_waits_again_in_its_old_place_and_another_takes_it() {
        var team = Staff.hire(one.desk(), 2, 3, 1);
        var gone = team.operators.get(0);
        var colleague = team.operators.get(1);
        var waiting = team.clients.stream()
                .map(client -> Staff.write(one.desk(), client, team.lines.get(0), "Hello")
                        .session())
                .toList();
        Staff.as(one.desk(), gone, new ClaimSession(waiting.get(0)));
        Staff.as(one.desk(), gone, new ClaimSession(waiting.get(1)));

        Staff.send(other.desk(), new DeactivateEmployee(gone));

        for (int n = 0; n < 2; n++) {
            var returned = new SessionReturned(waiting.get(n), gone, ReturnReason.LEFT_LINE);
            await().untilAsserted(() ->
                    assertThat(History.of(one.desk(), returned.session())).endsWith(returned));
            History.isReadable(one.desk(), returned.session());
        }
        assertThat(refusal(() -> Staff.as(one.desk(), gone, new ClaimSession(waiting.get(0)))))
                .isEqualTo(new NotFound());
        for (SessionId next : waiting) {
            Claim.Won won = Staff.as(other.desk(), colleague, new TakeNextSession(null));
            assertThat(requireNonNull(won).now().session()).isEqualTo(next);
        }
    }

    @Test
    void whoever_loses_the_line_with_his_group_loses_its_sessions_and_what_waited_for_the_group_is_for_all() {
        var team = Staff.hire(one.desk(), 1, 2, 2);
        var line = team.lines.get(0);
        var holder = team.operators.get(0);
        var held = Staff.write(one.desk(), team.clients.get(0), line, "Hello").session();
        var elsewhere = Staff.write(one.desk(), team.clients.get(0), team.lines.get(1), "Hello")
                .session();
        Staff.as(one.desk(), holder, new ClaimSession(held));
        Staff.as(one.desk(), holder, new ClaimSession(elsewhere));
        var addressed = openedFor(team.operatorGroup, team, line);
        var others = Staff.hire(one.desk(), 1, 0, 0);

        Staff.send(other.desk(), new AssignOperators(line, Set.of(others.operatorGroup)));

        await().untilAsserted(() -> {
            assertThat(History.of(one.desk(), held))
                    .endsWith(new SessionReturned(held, holder, ReturnReason.LEFT_LINE));
            assertThat(History.of(one.desk(), addressed))
                    .endsWith(new SessionReaddressed(addressed, team.operatorGroup, 3));
        });
        assertThat(History.of(one.desk(), elsewhere)).last().isInstanceOf(SessionClaimed.class);
        History.isReadable(one.desk(), held);
        History.isReadable(one.desk(), addressed);
        var newcomer = new Viewer(others.operators.get(0), Set.of(others.operatorGroup));
        assertThat(find(newcomer, addressed)).hasValueSatisfying(found -> {
            assertThat(found.row().group()).isNull();
            assertThat(found.may()).contains(SessionView.Act.CLAIM);
        });
        List<?> ledger = one.desk().get(Queries.class).found(new ReadLedger(newcomer, addressed), List.class);
        assertThat(ledger).last().isInstanceOfSatisfying(SessionView.LedgerEntry.class, entry -> {
            assertThat(entry.event()).isEqualTo("session.SessionReaddressed");
            assertThat(entry.facts()).containsKey("group");
        });
        Claim claim = Staff.as(other.desk(), others.operators.get(0), new ClaimSession(addressed));
        assertThat(claim).isInstanceOf(Claim.Won.class);
    }

    private SessionId openedFor(GroupId group, Staff team, LineId line) {
        var session = new SessionId(UUID.randomUUID());
        var channel = ChannelId.internalOf(line);
        var client = team.clients.get(1);
        History.happened(
                one.desk(),
                new SessionOpened(
                        session,
                        line,
                        1,
                        ConversationId.of(channel, client.toString()),
                        channel,
                        new ClientId(client.value()),
                        "Client",
                        group));
        return session;
    }

    @Test
    void a_client_who_left_the_internal_groups_reads_but_writes_no_more() {
        var line = staff.lines.get(1);
        var client = staff.clients.get(15);
        Staff.write(one.desk(), client, line, "Hello");
        var groups = one.desk()
                .jdbc()
                .sql("select group_id from session_fact_membership where employee_id = ?")
                .param(client.value())
                .query(UUID.class)
                .list();
        groups.forEach(group -> Staff.send(one.desk(), new LeaveGroup(client, new GroupId(group))));

        assertThat(refusal(() -> Staff.write(other.desk(), client, line, "More")))
                .isEqualTo(new NotAllowed());
    }

    private Desk node(int n) {
        return n % 2 == 0 ? one.desk() : other.desk();
    }

    private static MessageTaken write(Desk desk, EmployeeId client, LineId line, String id, String text) {
        return requireNonNull(Staff.as(desk, client, new WriteToLine(line, new MessageId(id), text)));
    }

    private static List<String> messages(List<SessionEvent> events) {
        return events.stream()
                .filter(ClientMessageReceived.class::isInstance)
                .map(event -> ((ClientMessageReceived) event).message().value())
                .toList();
    }

    private static Object refusal(Runnable doing) {
        try {
            doing.run();
            return "done";
        } catch (RefusedException e) {
            return e.refusal();
        }
    }
}
