package dev.firstline.app.routing;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.secret.Passwords;
import dev.firstline.app.stream.Following;
import dev.firstline.app.testing.AtOnce;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.ChangePassword;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.DeleteNote;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.EditNote;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.OpenSession;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TakeNextSession;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A day on which everybody does anything at any time: 16 operators, two supervisors and the clients on two nodes, while some follow
 * the stream, which is cut again and again. Whatever they did, the ledger holds no illegal step, no session had two holders, each
 * message that was answered is there once and where it belongs, guard rows and lists say what the events say, and whoever followed
 * sees what he would see if he loaded the lists again.
 *
 * <p>The day lasts so many seconds and brings so many sessions: {@code -Dfirstline.day.seconds=} and {@code -Dfirstline.day.sessions=}.
 * Who tries what comes of {@code -Dfirstline.day.seed=}, which a failure tells; what comes of it, of the threads too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomDayTest {

    private static final Duration SHORTEST = Duration.ofSeconds(Long.getLong("firstline.day.seconds", 5));
    private static final int SESSIONS = Integer.getInteger("firstline.day.sessions", 100);
    private static final long SEED = Long.getLong("firstline.day.seed", System.nanoTime());
    private static final Duration CATCHING_UP = Duration.ofSeconds(60);
    private static final int OPERATORS = 16;
    private static final int SUPERVISORS = 2;
    private static final int CLIENTS = 64;

    /** Whoever writes for several clients, now for this one, now for that. */
    private static final int WRITERS = 8;

    /** Those of the operators who follow the stream; they are never deactivated, which would end it. */
    private static final int FOLLOWING = 3;

    private final Set<SessionId> sessions = new LinkedHashSet<>();
    private final List<SessionId> newest = new ArrayList<>();
    private final Map<MessageId, MessageTaken> answered = new ConcurrentHashMap<>();
    private final Map<EmployeeId, MessageTaken> lastNotes = new ConcurrentHashMap<>();
    private final Map<ConversationId, List<MessageId>> sent = new ConcurrentHashMap<>();
    private final Map<String, Following> following = new LinkedHashMap<>();
    private final GroupId second = new GroupId(UUID.randomUUID());

    private SampleDesk one;
    private SampleDesk other;
    private Staff staff;
    private Day day;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        var beating = Map.<String, Object>of("firstline.stream.heartbeat", "300ms");
        one = SampleDesk.open(database, beating);
        other = SampleDesk.open(database.forAnotherNode(), beating);
        staff = Staff.hire(one.desk(), OPERATORS, CLIENTS, 4);
        Staff.send(one.desk(), new CreateGroup(second, "Second " + second));
        staff.operators.stream()
                .skip(OPERATORS / 2)
                .forEach(operator -> Staff.send(one.desk(), new JoinGroup(operator, second)));
        staff.lines.forEach(
                line -> Staff.send(one.desk(), new AssignOperators(line, Set.of(staff.operatorGroup, second))));
        follow("supervisor", staff.supervisor);
        for (int n = 0; n < FOLLOWING; n++) {
            follow("operator " + n, staff.operators.get(n));
        }
        follow("client", staff.clients.get(0));
    }

    private void follow(String who, EmployeeId employee) {
        var password = "followed by " + who;
        var hash = one.desk().get(Passwords.class).hashOfAny(password);
        Staff.send(one.desk(), new ChangePassword(employee, hash));
        var browser = new Browser(one.address());
        browser.signIn(employee.toString(), password);
        following.put(who, new Following(browser, List.of(one.address(), other.address())));
    }

    @AfterAll
    void close() {
        following.values().forEach(Following::close);
        other.close();
        one.close();
    }

    @Test
    void whatever_everybody_did_the_rules_held_and_all_that_is_shown_says_what_the_events_say() throws Exception {
        try {
            everybodyDoesAnything();
            var position = caughtUp();
            following.values().forEach(each -> each.catchUp(1, position));

            var models = new ArrayList<SessionModel>();
            for (SessionId session : sessions) {
                models.add(SessionModel.replay(session, History.messages(one.desk(), session)));
            }
            assertThat(models).hasSizeGreaterThanOrEqualTo(SESSIONS);
            oneOpenSessionForEachConversation(models);
            everyAnsweredMessageIsThereOnce(models);
            eachClientsMessagesAreInTheOrderHeSentThem(models);
            guardRowsSayWhatTheEventsSay(models);
            nobodyHoldsWhatHeMayNot();
            listsSayWhatTheEventsSay(models);
            whoFollowedSeesWhatAReloadShows();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("on the day of -Dfirstline.day.seed=" + SEED, e);
        }
    }

    private void everybodyDoesAnything() throws Exception {
        day = new Day(
                SHORTEST,
                () -> newest().size() >= SESSIONS && following.values().stream().allMatch(Following::wasCutAndResumed));
        var people = new ArrayList<Callable<@Nullable Void>>();
        for (int n = 0; n < OPERATORS; n++) {
            people.add(dayOf(n, staff.operators.get(n), this::operatorDoesSomething));
        }
        for (int n = 0; n < SUPERVISORS; n++) {
            people.add(dayOf(100 + n, staff.supervisor, this::supervisorDoesSomething));
        }
        for (int n = 0; n < WRITERS; n++) {
            var own = staff.clients.subList(n * CLIENTS / WRITERS, (n + 1) * CLIENTS / WRITERS);
            people.add(
                    dayOf(200 + n, own.get(0), (desk, none, random) -> clientWrites(desk, any(own, random), random)));
        }
        people.add(dayOf(300, staff.supervisor, this::rightsChange));
        var n = 400;
        for (Following each : following.values()) {
            people.add(dayOf(n++, staff.supervisor, (desk, who, random) -> isCutOrResumed(each, random)));
        }
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
        void act(Desk desk, EmployeeId who, Random random) throws Exception;
    }

    /** What one person does, on one of the nodes; to be refused is part of the day. */
    private Callable<@Nullable Void> dayOf(int person, EmployeeId who, Acts acts) {
        var desk = person % 2 == 0 ? one.desk() : other.desk();
        var random = new Random(SEED + person);
        return () -> {
            try {
                while (!day.isOver()) {
                    try {
                        acts.act(desk, who, random);
                    } catch (RefusedException refused) {
                        // somebody was faster, or it was not his to do
                    }
                    day.somethingWasDone();
                }
                return null;
            } finally {
                day.end(); // for all, if this is a failure
            }
        };
    }

    private void operatorDoesSomething(Desk desk, EmployeeId who, Random random) {
        if (random.nextInt(30) == 0) {
            Staff.as(desk, who, new SetPresence(who, PresenceStatus.OFFLINE));
            return;
        }
        if (random.nextInt(8) == 0) {
            Staff.as(desk, who, new SetPresence(who, PresenceStatus.ONLINE));
            return;
        }
        if (random.nextInt(4) == 0) {
            var line = random.nextBoolean() ? null : any(staff.lines, random);
            Claim.Won next = Staff.as(desk, who, new TakeNextSession(line));
            if (next != null) {
                var session = next.now().session();
                say(desk, who, message -> new ReplyToClient(session, message, "Here"));
                if (random.nextBoolean()) {
                    Staff.as(desk, who, new CloseSession(session, "answered"));
                }
            }
            return;
        }
        if (random.nextInt(15) == 0) {
            var session = new SessionId(UUID.randomUUID());
            Staff.as(
                    desk,
                    who,
                    new OpenSession(session, any(staff.lines, random), any(staff.clients, random), null, null));
            isThere(session);
            return;
        }
        var session = anySession(random);
        if (session == null) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> Staff.as(desk, who, new ClaimSession(session));
            case 3, 4 -> say(desk, who, message -> new ReplyToClient(session, message, "On it"));
            case 5 -> note(desk, who, session, random);
            case 6 -> Staff.as(desk, who, new TransferSession(session, destination(random)));
            case 7 -> Staff.as(desk, who, new ReturnToQueue(session));
            case 8 -> Staff.as(desk, who, new MarkAsSpam(session));
            case 9 -> Staff.as(desk, who, new UnmarkAsSpam(session));
            default -> Staff.as(desk, who, new CloseSession(session, "done"));
        }
    }

    /** Leaves a note, or changes the one he left last. */
    private void note(Desk desk, EmployeeId who, SessionId session, Random random) {
        var last = lastNotes.get(who);
        if (last == null || random.nextBoolean()) {
            lastNotes.put(who, say(desk, who, message -> new AddNote(session, message, "Note")));
        } else if (random.nextInt(3) > 0) {
            Staff.as(desk, who, new EditNote(last.session(), last.message(), "In other words", List.of()));
        } else {
            Staff.as(desk, who, new DeleteNote(last.session(), last.message()));
        }
    }

    private void supervisorDoesSomething(Desk desk, EmployeeId who, Random random) {
        var session = anySession(random);
        if (session == null) {
            return;
        }
        switch (random.nextInt(9)) {
            case 0, 1 -> Staff.as(desk, who, new AssignSession(session, destination(random)));
            case 2 -> Staff.as(desk, who, new ReturnToQueue(session));
            case 3 -> Staff.as(desk, who, new ChangePriority(session, any(List.of(Priority.values()), random)));
            case 4 -> Staff.as(desk, who, new MarkAsSpam(session));
            case 5 -> Staff.as(desk, who, new UnmarkAsSpam(session));
            case 6 -> Staff.as(desk, who, new RenameSession(session, random.nextBoolean() ? null : "Printer"));
            default -> Staff.as(desk, who, new CloseSession(session, null));
        }
    }

    /** One after the other, so that their order is known; some arrive twice, at once on both nodes or long after. */
    private void clientWrites(Desk desk, EmployeeId who, Random random) throws Exception {
        var line = any(staff.lines, random);
        var command = new WriteToLine(line, new MessageId(UUID.randomUUID().toString()), "Help");
        var conversation = ConversationId.of(ChannelId.internalOf(line), who.toString());
        MessageTaken taken;
        if (random.nextInt(4) == 0) {
            List<MessageTaken> twice = AtOnce.atOnce(List.of(
                    () -> Objects.requireNonNull(Staff.as(one.desk(), who, command)),
                    () -> Objects.requireNonNull(Staff.as(other.desk(), who, command))));
            assertThat(twice.get(1)).as("delivered twice at once").isEqualTo(twice.get(0));
            taken = twice.get(0);
        } else {
            taken = Objects.requireNonNull(Staff.as(desk, who, command));
        }
        keep(taken);
        var before = sent.computeIfAbsent(conversation, none -> new ArrayList<>());
        before.add(taken.message());
        if (random.nextInt(8) == 0) {
            var again = any(before, random);
            MessageTaken late = Staff.as(desk, who, new WriteToLine(line, again, "Help"));
            assertThat(late).as("delivered again").isEqualTo(answered.get(again));
        }
    }

    private void rightsChange(Desk desk, EmployeeId who, Random random) {
        day.awaitMore(20);
        var operator = any(staff.operators, random);
        var group = random.nextBoolean() ? staff.operatorGroup : second;
        switch (random.nextInt(8)) {
            case 0, 1 -> Staff.send(desk, new LeaveGroup(operator, group));
            case 2, 3, 4 -> Staff.send(desk, new JoinGroup(operator, group));
            case 5 -> {
                var locked = staff.operators.get(FOLLOWING + random.nextInt(OPERATORS - FOLLOWING));
                Staff.send(desk, new DeactivateEmployee(locked));
                Staff.send(desk, new ActivateEmployee(locked));
            }
            case 6 -> Staff.send(desk, new AssignOperators(any(staff.lines, random), Set.of(staff.operatorGroup)));
            default ->
                Staff.send(desk, new AssignOperators(any(staff.lines, random), Set.of(staff.operatorGroup, second)));
        }
    }

    private void isCutOrResumed(Following each, Random random) {
        day.awaitMore(random.nextInt(300));
        if (each.isListening()) {
            each.cut();
        } else {
            each.resume(random.nextInt(2));
        }
    }

    private MessageTaken say(Desk desk, EmployeeId who, Function<MessageId, Object> words) {
        MessageTaken taken = Objects.requireNonNull(
                Staff.as(desk, who, words.apply(new MessageId(UUID.randomUUID().toString()))));
        keep(taken);
        return taken;
    }

    private void keep(MessageTaken taken) {
        answered.put(taken.message(), taken);
        isThere(taken.session());
    }

    private void isThere(SessionId session) {
        synchronized (newest) {
            if (sessions.add(session)) {
                newest.add(session);
            }
        }
    }

    private List<SessionId> newest() {
        synchronized (newest) {
            return List.copyOf(newest);
        }
    }

    private Destination destination(Random random) {
        return random.nextBoolean()
                ? new Destination.Operator(any(staff.operators, random))
                : new Destination.Group(random.nextBoolean() ? staff.operatorGroup : second);
    }

    /** Most often one of the newest: many meet at few. */
    private @Nullable SessionId anySession(Random random) {
        synchronized (newest) {
            return newest.isEmpty()
                    ? null
                    : newest.get(newest.size() - 1 - random.nextInt(Math.min(newest.size(), 60)));
        }
    }

    private static <T> T any(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }

    /** Waits until the read models, and the processes with all they do, came to the end of the events; answers where that is. */
    private long caughtUp() {
        long end;
        do {
            end = newestEvent();
            for (String group : List.of("session-processes", "sessions")) {
                assertThat(one.desk().get(Positions.class).await(group, end, CATCHING_UP))
                        .as("%s came to %d", group, end)
                        .isTrue();
            }
        } while (end < newestEvent());
        told(end);
        return end;
    }

    /** An index that was taken and never filled holds the position up until a later event is read. */
    private void told(long end) {
        var somebody = staff.operators.get(OPERATORS - 1);
        var presence = new AtomicBoolean();
        await().atMost(CATCHING_UP).until(() -> {
            presence.set(!presence.get());
            var status = presence.get() ? PresenceStatus.ONLINE : PresenceStatus.OFFLINE;
            Staff.as(one.desk(), somebody, new SetPresence(somebody, status));
            return one.desk().get(ProjectionPosition.class).of("sessions") >= end;
        });
    }

    private long newestEvent() {
        return one.desk()
                .jdbc()
                .sql("select max(global_index) from event")
                .query(Long.class)
                .single();
    }

    private void oneOpenSessionForEachConversation(List<SessionModel> models) {
        var open = new HashMap<String, String>();
        models.stream()
                .filter(model -> !model.isClosed())
                .forEach(model -> assertThat(open.put(
                                String.valueOf(model.conversation()), model.id().toString()))
                        .as("a second open session beside " + model.id())
                        .isNull());
        assertThat(rows("select conversation_id, session_id from session_open"))
                .isEqualTo(open.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(toSet()));
    }

    private void everyAnsweredMessageIsThereOnce(List<SessionModel> models) {
        var bySession = answered.values().stream().collect(groupingBy(MessageTaken::session));
        models.forEach(model -> model.holdsJust(bySession.getOrDefault(model.id(), List.of())));
        assertThat(rows("select message_id, session_id, seq from session_message"))
                .isEqualTo(answered.values().stream()
                        .map(each -> each.message() + " " + each.session() + " " + each.seq())
                        .collect(toSet()));
    }

    /** Of the sessions of a conversation, the one that was opened first comes first. */
    private void eachClientsMessagesAreInTheOrderHeSentThem(List<SessionModel> models) {
        var kept = new HashMap<ConversationId, List<MessageId>>();
        models.stream()
                .sorted(comparing(SessionModel::openedAt))
                .forEach(model -> kept.computeIfAbsent(model.conversation(), none -> new ArrayList<>())
                        .addAll(model.clientMessages()));
        kept.values().removeIf(List::isEmpty);
        assertThat(kept).isEqualTo(sent);
    }

    private void guardRowsSayWhatTheEventsSay(List<SessionModel> models) {
        assertThat(rows("select session_id, line_id, operator_id from session_held"))
                .isEqualTo(all(models, SessionModel::held));
        assertThat(rows("select session_id, line_id, group_id from session_addressed"))
                .isEqualTo(all(models, SessionModel::addressed));
        assertThat(rows("select session_id, operator_id, claimed_at from session_refused_claim"))
                .hasSize(models.stream().mapToInt(SessionModel::lostClaims).sum());
    }

    private static Set<String> all(List<SessionModel> models, Function<SessionModel, Optional<String>> row) {
        return models.stream().map(row).flatMap(Optional::stream).collect(toSet());
    }

    private void nobodyHoldsWhatHeMayNot() {
        assertThat(rows("""
                select h.session_id, h.operator_id from session_held h
                 where not exists (
                       select 1 from session_fact_employee e
                         join session_fact_membership m on m.employee_id = e.employee_id
                         join session_fact_line_group g on g.group_id = m.group_id and g.part = 'OPERATOR'
                        where e.employee_id = h.operator_id and e.active and g.line_id = h.line_id)
                """)).isEmpty();
        assertThat(rows("""
                select a.session_id, a.group_id from session_addressed a
                 where not exists (select 1 from session_fact_line_group g
                                    where g.line_id = a.line_id and g.group_id = a.group_id and g.part = 'OPERATOR')
                """)).isEmpty();
    }

    private void listsSayWhatTheEventsSay(List<SessionModel> models) {
        assertThat(rows("select session_id, status, operator_id, group_id, priority, version from session_view_row"))
                .isEqualTo(models.stream().map(SessionModel::row).collect(toSet()));
        var shown = Rebuild.shown(one.desk());
        Rebuild.fromTheStart(one.desk());
        var rebuilt = Rebuild.shown(one.desk());
        shown.forEach((table, rows) -> assertThat(rebuilt.get(table)).as(table).isEqualTo(rows));
    }

    private void whoFollowedSeesWhatAReloadShows() {
        following.forEach((who, each) -> each.showsWhatAReloadShows(who));
        var all = newest();
        Objects.requireNonNull(following.get("supervisor"))
                .heardEveryMessageOf(all.subList(Math.max(0, all.size() - 100), all.size()).stream()
                        .map(SessionId::toString)
                        .toList());
        Objects.requireNonNull(following.get("client")).heardOwnConversations();
    }

    /** What a query answers, each row as its columns with spaces between. */
    private Set<String> rows(String sql) {
        return new HashSet<>(one.desk()
                .jdbc()
                .sql(sql)
                .query((row, n) -> {
                    var columns = new ArrayList<String>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        columns.add(String.valueOf(row.getString(column)));
                    }
                    return String.join(" ", columns);
                })
                .list());
    }

    /** How long the day is, and how much was done on it. */
    private static final class Day {

        private final long shortest;
        private final long longest;
        private final BooleanSupplier enough;
        private int done;
        private boolean ended;

        Day(Duration shortest, BooleanSupplier enough) {
            this.shortest = System.nanoTime() + shortest.toNanos();
            this.longest = System.nanoTime() + shortest.multipliedBy(10).toNanos();
            this.enough = enough;
        }

        synchronized boolean isOver() {
            var now = System.nanoTime();
            return ended || now > longest || (now > shortest && enough.getAsBoolean());
        }

        synchronized void somethingWasDone() {
            done++;
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        /** Waits until so much more was done. */
        synchronized void awaitMore(int acts) {
            var until = done + acts;
            while (done < until && !isOver()) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
