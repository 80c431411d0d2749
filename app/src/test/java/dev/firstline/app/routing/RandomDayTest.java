package dev.firstline.app.routing;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.OpenSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TakeNextSession;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A day on which everybody does anything at any time: 16 operators, two supervisors and the clients on two nodes. Whatever they did,
 * the ledger holds no illegal step, no session had two holders, each message that was answered is there once, and the lists show what
 * the events say. How long the day is: {@code -Dfirstline.day.acts=} for each person.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomDayTest {

    private static final int ACTS = Integer.getInteger("firstline.day.acts", 60);
    private static final int OPERATORS = 16;
    private static final int SUPERVISORS = 2;
    private static final int CLIENTS = 8;

    private final List<SessionId> sessions = Collections.synchronizedList(new ArrayList<>());
    private final Map<MessageId, MessageTaken> answered = new ConcurrentHashMap<>();

    private SampleDesk one;
    private SampleDesk other;
    private Staff staff;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        one = SampleDesk.open(database);
        other = SampleDesk.open(database.forAnotherNode());
        staff = Staff.hire(one.desk(), OPERATORS, CLIENTS, 4);
    }

    @AfterAll
    void close() {
        other.close();
        one.close();
    }

    @Test
    void whatever_everybody_did_the_rules_held_and_the_lists_say_what_the_events_say() throws Exception {
        everybodyDoesAnything();

        var models = new ArrayList<SessionModel>();
        for (SessionId session : new HashSet<>(sessions)) {
            models.add(SessionModel.replay(session, History.messages(one.desk(), session)));
        }
        oneOpenSessionForEachConversation(models);
        everyAnsweredMessageIsThereOnce(models);
        models.forEach(model -> History.isReadable(one.desk(), model.id()));
        assertThat(rows(one.desk()))
                .isEqualTo(models.stream().collect(toMap(model -> model.id().toString(), SessionModel::row)));
    }

    private void everybodyDoesAnything() throws Exception {
        var people = new ArrayList<Callable<@Nullable Void>>();
        for (int n = 0; n < OPERATORS; n++) {
            people.add(day(n, staff.operators.get(n), this::operatorDoesSomething));
        }
        for (int n = 0; n < SUPERVISORS; n++) {
            people.add(day(100 + n, staff.supervisor, this::supervisorDoesSomething));
        }
        for (int n = 0; n < CLIENTS; n++) {
            people.add(day(200 + n, staff.clients.get(n), this::clientWrites));
        }
        people.add(day(300, staff.supervisor, this::somebodyLeavesOrComes));
        var threads = Executors.newFixedThreadPool(people.size());
        try {
            for (Future<?> each : threads.invokeAll(people)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Acts {
        void act(Desk desk, EmployeeId who, Random random);
    }

    /** What one person does, on one of the nodes; to be refused is part of the day. */
    private Callable<@Nullable Void> day(int seed, EmployeeId who, Acts acts) {
        var desk = seed % 2 == 0 ? one.desk() : other.desk();
        var random = new Random(seed);
        return () -> {
            for (int n = 0; n < ACTS; n++) {
                try {
                    acts.act(desk, who, random);
                } catch (RefusedException refused) {
                    // somebody was faster, or it was not his to do
                }
            }
            return null;
        };
    }

    private void operatorDoesSomething(Desk desk, EmployeeId who, Random random) {
        if (random.nextInt(20) == 0) {
            Staff.as(desk, who, new SetPresence(who, PresenceStatus.OFFLINE));
            Staff.as(desk, who, new SetPresence(who, PresenceStatus.ONLINE));
            return;
        }
        if (random.nextInt(5) == 0) {
            Claim.Won next = Staff.as(desk, who, new TakeNextSession(null));
            if (next != null) {
                say(desk, who, message -> new ReplyToClient(next.now().session(), message, "Here"));
            }
            return;
        }
        if (random.nextInt(30) == 0) {
            var session = new SessionId(UUID.randomUUID());
            Staff.as(
                    desk,
                    who,
                    new OpenSession(session, any(staff.lines, random), any(staff.clients, random), null, null));
            sessions.add(session);
            return;
        }
        var session = anySession(random);
        if (session == null) {
            return;
        }
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> Staff.as(desk, who, new ClaimSession(session));
            case 3 -> say(desk, who, message -> new ReplyToClient(session, message, "On it"));
            case 4 -> say(desk, who, message -> new AddNote(session, message, "Note"));
            case 5 -> Staff.as(desk, who, new TransferSession(session, destination(random)));
            case 6 -> Staff.as(desk, who, new ReturnToQueue(session));
            case 7 -> Staff.as(desk, who, new MarkAsSpam(session));
            default -> Staff.as(desk, who, new CloseSession(session, "done"));
        }
    }

    private void supervisorDoesSomething(Desk desk, EmployeeId who, Random random) {
        var session = anySession(random);
        if (session == null) {
            return;
        }
        switch (random.nextInt(7)) {
            case 0, 1 -> Staff.as(desk, who, new AssignSession(session, destination(random)));
            case 2 -> Staff.as(desk, who, new ReturnToQueue(session));
            case 3 -> Staff.as(desk, who, new ChangePriority(session, any(List.of(Priority.values()), random)));
            case 4 -> Staff.as(desk, who, new MarkAsSpam(session));
            case 5 -> Staff.as(desk, who, new UnmarkAsSpam(session));
            default -> Staff.as(desk, who, new CloseSession(session, null));
        }
    }

    private void clientWrites(Desk desk, EmployeeId who, Random random) {
        var line = any(staff.lines, random);
        var message = new MessageId(UUID.randomUUID().toString());
        MessageTaken first = keep(Staff.as(desk, who, new WriteToLine(line, message, "Help")));
        if (random.nextInt(4) == 0) {
            var again = random.nextBoolean() ? one.desk() : other.desk();
            MessageTaken second = Staff.as(again, who, new WriteToLine(line, message, "Help"));
            assertThat(second).as("delivered again").isEqualTo(first);
        }
    }

    private void somebodyLeavesOrComes(Desk desk, EmployeeId who, Random random) {
        var operator = any(staff.operators, random);
        Staff.send(desk, new LeaveGroup(operator, staff.operatorGroup));
        Staff.send(desk, new JoinGroup(operator, staff.operatorGroup));
    }

    private void say(Desk desk, EmployeeId who, Function<MessageId, Object> words) {
        keep(Staff.as(desk, who, words.apply(new MessageId(UUID.randomUUID().toString()))));
    }

    private MessageTaken keep(@Nullable MessageTaken taken) {
        answered.put(Objects.requireNonNull(taken).message(), taken);
        sessions.add(taken.session());
        return taken;
    }

    private Destination destination(Random random) {
        return random.nextBoolean()
                ? new Destination.Operator(any(staff.operators, random))
                : new Destination.Group(staff.operatorGroup);
    }

    /** Most often one of the newest: many meet at few. */
    private @Nullable SessionId anySession(Random random) {
        synchronized (sessions) {
            if (sessions.isEmpty()) {
                return null;
            }
            var newest = sessions.size() - 1;
            return sessions.get(newest - random.nextInt(Math.min(sessions.size(), 60)));
        }
    }

    private static <T> T any(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static void oneOpenSessionForEachConversation(List<SessionModel> models) {
        var open = new HashMap<Object, SessionId>();
        models.stream()
                .filter(model -> !model.isClosed())
                .forEach(model -> assertThat(open.put(Objects.requireNonNull(model.conversation()), model.id()))
                        .as("a second open session beside " + model.id())
                        .isNull());
    }

    private void everyAnsweredMessageIsThereOnce(List<SessionModel> models) {
        var kept = new HashMap<MessageId, SessionId>();
        models.forEach(model -> model.messages()
                .forEach(message -> assertThat(kept.put(message, model.id()))
                        .as("kept twice: " + message)
                        .isNull()));
        assertThat(kept)
                .isEqualTo(answered.values().stream().collect(toMap(MessageTaken::message, MessageTaken::session)));
    }

    private static Map<String, String> rows(Desk desk) {
        var rows = new HashMap<String, String>();
        desk.jdbc()
                .sql("select session_id, status, operator_id, group_id, priority, version from session_view_row")
                .query(row -> {
                    rows.put(
                            row.getString("session_id"),
                            String.join(
                                    " ",
                                    row.getString("status"),
                                    String.valueOf(row.getString("operator_id")),
                                    String.valueOf(row.getString("group_id")),
                                    Priority.values()[row.getInt("priority")].name(),
                                    row.getString("version")));
                });
        return rows;
    }
}
