package dev.firstline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Claims decided in a second, each session claimed by two operators at once, wins and losses kept, the read model running; beside the
 * update every desk without events does instead, by as many threads over the same pool.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsBenchmark {

    private static final int PAIRS = 16;
    private static final int LINES = 10;
    private static final int CLIENTS = 40;

    private final ExecutorService threads = Executors.newFixedThreadPool(2 * PAIRS);
    private MeasuredDesk desk;
    private EmployeeId supervisor;
    private List<EmployeeId> operators;
    private List<EmployeeId> clients;
    private List<LineId> lines;

    @BeforeAll
    void open() throws Exception {
        desk = MeasuredDesk.open("claims");
        var operatorGroup = group("Claiming");
        var supervisorGroup = group("Watching");
        var clientGroup = group("Writing");
        supervisor = employee("Supervisor", supervisorGroup);
        operators = IntStream.range(0, 2 * PAIRS)
                .mapToObj(n -> employee("Operator " + n, operatorGroup))
                .toList();
        clients = IntStream.range(0, CLIENTS)
                .mapToObj(n -> employee("Client " + n, clientGroup))
                .toList();
        lines = IntStream.range(0, LINES)
                .mapToObj(n -> {
                    var line = new LineId(UUID.randomUUID());
                    desk.send(new CreateLine(line, "Line " + n, Set.of(operatorGroup), Set.of(supervisorGroup)));
                    desk.send(new SetInternalClients(line, Set.of(clientGroup)));
                    return line;
                })
                .toList();
        operators.forEach(
                operator -> desk.as(new Actor.Employee(operator), new SetPresence(operator, PresenceStatus.ONLINE)));
        desk.jdbc()
                .sql("create table plain_session (id uuid primary key, operator uuid)")
                .update();
    }

    private GroupId group(String name) {
        var group = new GroupId(UUID.randomUUID());
        desk.send(new CreateGroup(group, name));
        return group;
    }

    private EmployeeId employee(String name, GroupId group) {
        var employee = new EmployeeId(UUID.randomUUID());
        desk.send(new CreateEmployee(employee, employee.toString(), name, null, Set.of(group), null));
        return employee;
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        desk.close();
    }

    @Test
    void contested_claims() throws Exception {
        var compared = Rounds.compare("UPDATE", this::updates, "claims", this::claims);
        Figure.atLeast("claims", "Claims decided a second, two operators for each session", "/s", 1.0)
                .publish(compared, 2 * PAIRS + " callers in the process, " + LINES * CLIENTS + " sessions a round");
    }

    private double claims() throws Exception {
        var sessions = open(LINES * CLIENTS);
        var winners = new ConcurrentHashMap<SessionId, EmployeeId>();
        var losses = new AtomicInteger();
        var rate = bothOfEachPair(sessions, (session, operator) -> {
            Claim claim = desk.as(new Actor.Employee(operator), new ClaimSession(session));
            if (claim instanceof Claim.Won) {
                assertThat(winners.put(session, operator)).as("a second winner").isNull();
            } else {
                losses.incrementAndGet();
            }
        });
        assertThat(winners).hasSize(sessions.size());
        assertThat(losses).hasValue(sessions.size());
        desk.listsCaughtUp();
        for (SessionId session : sessions) {
            var shown = desk.jdbc()
                    .sql("select operator_id from session_view_row where session_id = ? and status = 'ASSIGNED'")
                    .param(session.value())
                    .query(UUID.class)
                    .single();
            assertThat(winners.get(session)).isEqualTo(new EmployeeId(shown));
        }
        all(sessions, session -> desk.as(new Actor.Employee(supervisor), new CloseSession(session, null)));
        desk.listsCaughtUp();
        return rate;
    }

    private List<SessionId> open(int count) throws Exception {
        var opened = Collections.synchronizedList(new ArrayList<SessionId>());
        all(IntStream.range(0, count).boxed().toList(), n -> {
            MessageTaken taken = desk.as(
                    new Actor.Employee(clients.get(n % CLIENTS)),
                    new WriteToLine(
                            lines.get(n / CLIENTS),
                            new MessageId(UUID.randomUUID().toString()),
                            "Help"));
            opened.add(taken.session());
        });
        desk.listsCaughtUp();
        return List.copyOf(opened);
    }

    private double updates() throws Exception {
        var sessions = IntStream.range(0, LINES * CLIENTS)
                .mapToObj(n -> new SessionId(UUID.randomUUID()))
                .toList();
        sessions.forEach(session -> desk.jdbc()
                .sql("insert into plain_session (id) values (?)")
                .param(session.value())
                .update());
        var won = new AtomicInteger();
        var rate = bothOfEachPair(
                sessions,
                (session, operator) -> won.addAndGet(desk.jdbc()
                        .sql("update plain_session set operator = ? where id = ? and operator is null")
                        .params(operator.value(), session.value())
                        .update()));
        assertThat(won).hasValue(sessions.size());
        return rate;
    }

    private interface Trial {
        void run(SessionId session, EmployeeId operator);
    }

    /** Both operators of a pair try the pair's share of the sessions in the same order; answers how many tries a second. */
    private double bothOfEachPair(List<SessionId> sessions, Trial trial) throws Exception {
        var running = new ArrayList<Future<?>>();
        var before = System.nanoTime();
        for (int n = 0; n < 2 * PAIRS; n++) {
            var operator = operators.get(n);
            var pair = n / 2;
            running.add(threads.submit(() -> {
                for (int s = pair; s < sessions.size(); s += PAIRS) {
                    trial.run(sessions.get(s), operator);
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return 2 * sessions.size() / ((System.nanoTime() - before) / 1e9);
    }

    private interface Doing<T> {
        void with(T one);
    }

    private <T> void all(List<T> ones, Doing<T> doing) throws Exception {
        var running = new ArrayList<Future<?>>();
        ones.forEach(one -> running.add(threads.submit(() -> doing.with(one))));
        for (Future<?> each : running) {
            each.get();
        }
    }
}
