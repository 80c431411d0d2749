package dev.firstline.app.stream;

import static java.util.Objects.requireNonNull;

import dev.firstline.app.engine.Positions;
import dev.firstline.app.engine.Signals;
import dev.firstline.app.stream.SignIns.SignIn;
import dev.firstline.app.web.Hint;
import dev.firstline.app.web.Hints;
import dev.firstline.app.web.Queries;
import dev.firstline.app.web.SessionRows;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.CountSessionsOfMany;
import dev.firstline.shared.api.session.SessionQuery.FindLineParts;
import dev.firstline.shared.api.session.SessionQuery.FindWatched;
import dev.firstline.shared.api.session.SessionQuery.FollowSessions;
import dev.firstline.shared.api.session.SessionView.Card;
import dev.firstline.shared.api.session.SessionView.ChangedMessage;
import dev.firstline.shared.api.session.SessionView.ChangedPresence;
import dev.firstline.shared.api.session.SessionView.ChangedSession;
import dev.firstline.shared.api.session.SessionView.Changes;
import dev.firstline.shared.api.session.SessionView.CountersOfMany;
import dev.firstline.shared.api.session.SessionView.LineParts;
import dev.firstline.shared.api.session.SessionView.Sight;
import dev.firstline.shared.api.session.SessionView.Watched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the read models and tells each connected browser what its viewer may see of it. Every node does the same by itself: it asks
 * for what changed after the position it has told, whenever it hears that something did and from time to time anyway. So nothing
 * depends on a notification that could be lost, and a position that was told is safe: whatever was committed below it was told.
 *
 * <p>All of it happens on one thread; a browser that reads slowly is served by another, see {@link Subscriber}.
 */
@Component
public final class Feed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final String READ_MODEL = "sessions";
    private static final String LINES = "lines";
    private static final String SIGNED_OUT = "SIGNED_OUT";
    private static final String DEACTIVATED = "DEACTIVATED";
    private static final String EXPIRED = "EXPIRED";
    private static final Duration LINES_READABLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 1_000;
    private static final long COUNTERS_MILLIS = 300;
    private static final long BOARD_MILLIS = 1_000;
    private static final int LIMIT = 1_000;

    /** Whoever missed more loads the lists again, which is less for both sides. */
    private static final int MOST_MISSED = 200;

    /** How long those who arrive keep the others waiting at a time: after a node went down, they come all at once. */
    private static final Duration ARRIVALS_TURN = Duration.ofMillis(50);

    private final Queries queries;
    private final Signals signals;
    private final Hints hints;
    private final Positions positions;
    private final ProjectionPosition projection;
    private final SignIns signIns;
    private final EventWriter writer;
    private final Duration heartbeat;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Queue<Subscriber> arriving = new ConcurrentLinkedQueue<>();
    private final Set<SignIn> signedOut = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Map<SessionId, Told> told = new Recent<>(50_000);
    private final Map<Object, Boolean> toldOnce = new Recent<>(50_000);

    private final Set<LineId> otherBoards = new HashSet<>();

    /** Everything committed at or below it is told. */
    private long position;

    /** After what to ask for changes: further on than the position, while something earlier may still come in. */
    private long followed;

    private volatile @Nullable ScheduledExecutorService thread;
    private Signals.@Nullable Listening listening;
    private Signals.@Nullable Listening listeningToHints;

    Feed(
            Queries queries,
            Signals signals,
            Hints hints,
            Positions positions,
            ProjectionPosition projection,
            SignIns signIns,
            SessionRows rows,
            JsonMapper json,
            @Value("${firstline.stream.heartbeat:15s}") Duration heartbeat) {
        this.queries = queries;
        this.signals = signals;
        this.hints = hints;
        this.positions = positions;
        this.projection = projection;
        this.signIns = signIns;
        this.writer = new EventWriter(rows, json);
        this.heartbeat = heartbeat;
    }

    /** What was last told of a session; who its client is changes without it. */
    private record Told(long version, @Nullable Card card, Sight sight) {

        static Told of(ChangedSession changed) {
            var client = changed.row().client();
            return new Told(changed.row().version(), client == null ? null : client.card(), changed.sight());
        }

        boolean isOlderThan(Told other) {
            return version < other.version || (version == other.version && !Objects.equals(card, other.card));
        }
    }

    /** Tells a newly connected browser what it missed, if it says up to where it was told, and from then on all that changes. */
    void connect(Subscriber subscriber) {
        arriving.add(subscriber);
        if (isRunning()) {
            wake();
        } else {
            subscriber.close();
        }
    }

    /** Ends the streams of a sign-in that ended on this node; other nodes find out by themselves. */
    public void signedOut(String session) {
        var signIn = new SignIn.Console(session);
        signedOut.add(signIn);
        onThread(() -> {
            subscribers.stream()
                    .filter(subscriber -> subscriber.signIn().equals(signIn))
                    .forEach(subscriber -> end(subscriber, SIGNED_OUT));
            signedOut.remove(signIn);
        });
    }

    /** Whoever listens on this node now. */
    Set<EmployeeId> listening() {
        return subscribers.stream()
                .filter(subscriber -> !subscriber.isClosed())
                .map(subscriber -> subscriber.viewer().employee())
                .collect(Collectors.toSet());
    }

    @Override
    public void start() {
        position = projection.of(READ_MODEL);
        followed = position;
        var executor = Executors.newSingleThreadScheduledExecutor(work -> {
            var feed = new Thread(work, "feed");
            feed.setDaemon(true);
            return feed;
        });
        executor.scheduleWithFixedDelay(this::follow, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(this::count, COUNTERS_MILLIS, COUNTERS_MILLIS, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(this::tellOfBoards, BOARD_MILLIS, BOARD_MILLIS, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        thread = executor;
        listening = signals.onChange(this::wake);
        listeningToHints = hints.onHint(hint -> onThread(() -> tell(hint)));
    }

    @Override
    public void stop() {
        if (listening != null) {
            listening.close();
        }
        if (listeningToHints != null) {
            listeningToHints.close();
        }
        var executor = thread;
        thread = null;
        if (executor != null) {
            letFinish(executor);
        }
        subscribers.forEach(Subscriber::close);
        arriving.forEach(Subscriber::close);
        subscribers.clear();
        arriving.clear();
    }

    /** Interrupted in the middle of a query, it would take the connection with it. */
    static void letFinish(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void wake() {
        if (due.compareAndSet(false, true)) {
            onThread(this::follow);
        }
    }

    private void onThread(Runnable work) {
        var executor = thread;
        if (executor != null && !executor.isShutdown()) {
            executor.execute(work);
        }
    }

    private void follow() {
        due.set(false);
        try {
            someArrive();
            var changes = changesAfter(followed, LIMIT);
            if (changes.complete()) {
                tell(changes);
            } else {
                subscribers.forEach(subscriber -> beginAnew(subscriber, changes.position()));
            }
            position = changes.position();
            followed = changes.next();
        } catch (RuntimeException e) {
            LOG.warn("The feed could not be read; it is tried again", e);
        }
        if (!arriving.isEmpty()) {
            wake();
        }
    }

    private Changes changesAfter(long after, int limit) {
        return queries.one(new FollowSessions(after, limit), Changes.class);
    }

    private void someArrive() {
        var end = System.nanoTime() + ARRIVALS_TURN.toNanos();
        for (Subscriber next = arriving.poll(); next != null; next = arriving.poll()) {
            if (!next.isClosed()) {
                arrive(next);
            }
            if (System.nanoTime() - end > 0) {
                return;
            }
        }
    }

    private void arrive(Subscriber subscriber) {
        try {
            if (refresh(subscriber) == Rights.NONE) {
                end(subscriber, DEACTIVATED);
            } else {
                welcome(subscriber);
                subscribers.add(subscriber);
            }
        } catch (RuntimeException e) {
            subscriber.close(); // it connects again by itself
            throw e;
        }
    }

    private void welcome(Subscriber subscriber) {
        subscriber.countersAreDue(true);
        var missedSince = subscriber.toldUpTo();
        if (missedSince == null) {
            subscriber.send(writer.id(position));
            return;
        }
        var missed = changesAfter(missedSince, MOST_MISSED);
        // Whose rights changed in the meantime is not known: to load again for nothing is better than to show too much.
        if (!missed.complete() || missed.rights() || missedSince > furthest()) {
            reset(subscriber, position);
            return;
        }
        tellMissed(missed, subscriber);
    }

    /** The furthest position any list may have answered. */
    private long furthest() {
        return Math.max(projection.of(READ_MODEL), projection.of(LINES));
    }

    private void tell(Changes all) {
        var changes = notToldYet(all);
        subscribers.stream()
                .filter(subscriber ->
                        changes.signIns().contains(subscriber.viewer().employee()))
                .forEach(this::endIfOver);
        if (changes.rights()) {
            subscribers.forEach(this::beginAnewIfRightsDiffer);
        }
        if (!changes.lines().isEmpty()) {
            positions.await(LINES, changes.position(), LINES_READABLE);
        }
        subscribers.forEach(subscriber -> tell(changes, subscriber));
        writer.forget();
        noteOtherBoards(changes);
        for (ChangedSession changed : changes.sessions()) {
            told.put(changed.row().id(), Told.of(changed));
        }
    }

    /** Without what was told before: a position lags behind what is told while an earlier event may still come in. */
    private Changes notToldYet(Changes changes) {
        return new Changes(
                changes.position(),
                changes.next(),
                true,
                changes.sessions().stream()
                        .filter(changed -> {
                            var before = told.get(changed.row().id());
                            return before == null || before.isOlderThan(Told.of(changed));
                        })
                        .toList(),
                changes.messages().stream()
                        .filter(changed -> isNew(List.of(
                                changed.message().sessionId(), changed.message().seq(), changed.changed())))
                        .toList(),
                changes.presences().stream().filter(this::isNew).toList(),
                changes.lines().stream().filter(this::isNew).toList(),
                changes.notifications().stream()
                        .filter(added -> isNew(added.notification().id()))
                        .toList(),
                changes.rights(),
                changes.signIns());
    }

    private boolean isNew(Object change) {
        return toldOnce.put(change, true) == null;
    }

    /** What has an id comes last, and the last of it carries the position: once it has arrived, so has everything up to there. */
    private void tell(Changes changes, Subscriber subscriber) {
        tellPresences(changes, subscriber);
        tellNotifications(changes, subscriber);
        var events = new ArrayList<String>();
        for (ChangedSession changed : changes.sessions()) {
            var before = told.get(changed.row().id());
            addIfNew(events, subscriber, changed, before == null ? null : before.sight());
        }
        sendLastAt(changes.position(), addOthers(events, changes, subscriber), subscriber);
    }

    private void tellMissed(Changes missed, Subscriber subscriber) {
        tellPresences(missed, subscriber);
        tellNotifications(missed, subscriber);
        missed.notifications()
                .forEach(added -> subscriber.caughtUpWith(added.notification().id()));
        var events = new ArrayList<String>();
        for (ChangedSession changed : missed.sessions()) {
            addIfNew(events, subscriber, changed, null);
            subscriber.caughtUpWith(changed);
        }
        addOthers(events, missed, subscriber);
        missed.messages().forEach(subscriber::caughtUpWith);
        missed.lines().forEach(subscriber::caughtUpWith);
        sendLastAt(missed.position(), events, subscriber);
        writer.forget();
    }

    private void tellPresences(Changes changes, Subscriber subscriber) {
        changes.presences().stream()
                .filter(changed -> maySee(subscriber, changed))
                .forEach(changed -> subscriber.send(writer.presence(changed)));
    }

    private void tellNotifications(Changes changes, Subscriber subscriber) {
        var viewer = subscriber.viewer();
        changes.notifications().stream()
                .filter(added -> added.employee().equals(viewer.employee()))
                .filter(added -> !subscriber.knows(added.notification().id()))
                .forEach(added -> {
                    var standing = added.sight().standingOf(viewer, subscriber.parts());
                    subscriber.send(writer.notification(
                            standing.maySee()
                                    ? added.notification()
                                    : added.notification().about(null)));
                    subscriber.countersAreDue(true);
                });
    }

    private void tell(Hint hint) {
        try {
            if (!subscribers.isEmpty()) {
                queries.optional(new FindWatched(hint.session(), hint.by()), Watched.class)
                        .ifPresent(watched -> subscribers.forEach(subscriber -> tell(hint, watched, subscriber)));
            }
        } catch (RuntimeException e) {
            LOG.warn("What goes on now could not be told; the next time it is", e);
        }
    }

    private void tell(Hint hint, Watched watched, Subscriber subscriber) {
        var employee = subscriber.viewer().employee();
        var typing = hint.typing();
        var read = hint.read();
        if (employee.equals(hint.by())) {
            return;
        }
        if (watched.reach().isReadBy(subscriber.viewer(), subscriber.parts())) {
            if (typing != null) {
                subscriber.send(writer.typing(hint.session(), typing, watched));
            }
            if (read != null) {
                subscriber.send(writer.delivery(hint.session(), read));
            }
        }
        if (typing != null && typing.to() == Hint.To.CLIENT && employee.equals(watched.client())) {
            subscriber.send(writer.typingToClient(typing, watched));
        }
    }

    private void sendLastAt(long upTo, List<String> events, Subscriber subscriber) {
        for (int i = 0; i < events.size(); i++) {
            subscriber.send(i < events.size() - 1 ? events.get(i) : writer.at(upTo, events.get(i)));
        }
    }

    private void addIfNew(List<String> events, Subscriber subscriber, ChangedSession changed, @Nullable Sight before) {
        if (subscriber.knows(changed)) {
            return;
        }
        var viewer = subscriber.viewer();
        var parts = subscriber.parts();
        var standing = changed.sight().standingOf(viewer, parts);
        if (standing.maySee()) {
            events.add(writer.session(changed.row(), viewer, parts));
            subscriber.countersAreDue(true);
        } else if (before == null
                ? standing.mayHaveSeen()
                : before.standingOf(viewer, parts).maySee()) {
            events.add(writer.gone(changed.row()));
            subscriber.countersAreDue(true);
        }
    }

    private List<String> addOthers(List<String> events, Changes changes, Subscriber subscriber) {
        for (ChangedMessage changed : changes.messages()) {
            if (!subscriber.knows(changed)) {
                add(events, changed, subscriber);
            }
        }
        changes.lines().stream()
                .filter(changed -> !subscriber.knows(changed))
                .filter(changed -> StreamRule.maySeeLine(subscriber.parts(), changed.id()))
                .forEach(changed -> events.add(writer.line(changed)));
        return events;
    }

    private void add(List<String> events, ChangedMessage changed, Subscriber subscriber) {
        var own = changed.own();
        if (own != null && own.client().equals(subscriber.viewer().employee())) {
            events.add(writer.ownMessage(own));
        }
        if (changed.reach().isReadBy(subscriber.viewer(), subscriber.parts())) {
            events.add(writer.message(changed.message()));
        }
    }

    private static boolean maySee(Subscriber subscriber, ChangedPresence changed) {
        var himself =
                changed.employee().id().equals(subscriber.viewer().employee().toString());
        return himself || StreamRule.maySeePresence(subscriber.parts(), changed.operatorOf());
    }

    private void beginAnewIfRightsDiffer(Subscriber subscriber) {
        switch (refresh(subscriber)) {
            case SAME -> {}
            case OTHERS -> reset(subscriber, position);
            case NONE -> end(subscriber, DEACTIVATED);
        }
    }

    /** After too much to tell, whose rights it changed is not known either. */
    private void beginAnew(Subscriber subscriber, long upTo) {
        if (refresh(subscriber) == Rights.NONE) {
            end(subscriber, DEACTIVATED);
        } else if (signIns.isOpen(subscriber.signIn())) {
            reset(subscriber, upTo);
        } else {
            end(subscriber, EXPIRED);
        }
    }

    /** How a subscriber's rights of now are to those he had. */
    private enum Rights {
        SAME,
        OTHERS,
        /** He may not even sign in. */
        NONE
    }

    private Rights refresh(Subscriber subscriber) {
        var profile = queries.signedIn(subscriber.viewer().employee());
        if (profile.isEmpty()) {
            return Rights.NONE;
        }
        var viewer = profile.get().asViewer();
        var differ = subscriber.nowSeesAs(viewer, queries.one(new FindLineParts(viewer), LineParts.class));
        return differ ? Rights.OTHERS : Rights.SAME;
    }

    private void endIfOver(Subscriber subscriber) {
        if (queries.signedIn(subscriber.viewer().employee()).isEmpty()) {
            end(subscriber, DEACTIVATED);
        } else if (!signIns.isOpen(subscriber.signIn())) {
            end(subscriber, EXPIRED);
        }
    }

    private void reset(Subscriber subscriber, long upTo) {
        subscriber.send(writer.reset(upTo));
        subscriber.countersAreDue(true);
    }

    /** A board shows sessions, who is there, and who answers on the line. */
    private void noteOtherBoards(Changes changes) {
        changes.sessions().forEach(changed -> otherBoards.add(changed.sight().line()));
        changes.presences().forEach(changed -> otherBoards.addAll(changed.operatorOf()));
        changes.lines().forEach(changed -> otherBoards.add(changed.id()));
        if (changes.rights()) {
            subscribers.forEach(
                    subscriber -> otherBoards.addAll(subscriber.parts().linesThatAllow(Permission.SEE_BOARD)));
        }
    }

    /** Says which boards to ask for again; what is on one differs by nobody's rights. */
    private void tellOfBoards() {
        for (LineId line : otherBoards) {
            subscribers.stream()
                    .filter(subscriber -> StreamRule.maySeeBoard(subscriber.parts(), line))
                    .forEach(subscriber -> subscriber.send(writer.board(line)));
        }
        otherBoards.clear();
    }

    private void count() {
        var due = subscribers.stream()
                .filter(subscriber -> subscriber.countersAreDue(false))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try {
            var viewers = due.stream().map(Subscriber::viewer).collect(Collectors.toSet());
            var counters = queries.one(new CountSessionsOfMany(viewers), CountersOfMany.class)
                    .of();
            due.forEach(
                    subscriber -> subscriber.send(writer.counters(requireNonNull(counters.get(subscriber.viewer())))));
        } catch (RuntimeException e) {
            LOG.warn("Counters could not be read; it is tried again", e);
            due.forEach(subscriber -> subscriber.countersAreDue(true));
        }
    }

    private void beat() {
        try {
            for (Subscriber subscriber : subscribers) {
                if (subscriber.isClosed()) {
                    subscribers.remove(subscriber);
                } else if (!signIns.isOpen(subscriber.signIn())) {
                    end(subscriber, reasonOfEnd(subscriber));
                } else {
                    subscriber.send(writer.heartbeat(position));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Sign-ins could not be checked; they are at the next beat", e);
        }
    }

    private String reasonOfEnd(Subscriber subscriber) {
        if (signedOut.contains(subscriber.signIn())) {
            return SIGNED_OUT;
        }
        return queries.signedIn(subscriber.viewer().employee()).isEmpty() ? DEACTIVATED : EXPIRED;
    }

    private void end(Subscriber subscriber, String reason) {
        subscribers.remove(subscriber);
        subscriber.sendLast(writer.bye(reason));
    }
}
