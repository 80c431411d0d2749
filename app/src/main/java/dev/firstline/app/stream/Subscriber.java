package dev.firstline.app.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.app.stream.SignIns.SignIn;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * One connected browser or program. What is sent to it waits in its own queue and is written by a thread of the pool, so that one who
 * reads slowly holds up nobody; whoever is too far behind is cut off, and catches up when it connects again.
 */
final class Subscriber {

    private static final int MOST_WAITING = 5_000;
    private static final MediaType UTF8_TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final ResponseBodyEmitter emitter;
    private final Executor writers;
    private final SignIn signIn;
    private final @Nullable Long toldUpTo;

    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean countersDue = new AtomicBoolean();
    private final Set<Object> caughtUpWith = new HashSet<>();

    /** Nothing more is taken; what waits is still written. */
    private volatile boolean ending;

    /** Nothing more is written. */
    private volatile boolean closed;

    private volatile Viewer viewer;
    private LineParts parts = new LineParts(Set.of(), Map.of());

    /**
     * @param signIn what it came in with
     * @param toldUpTo up to where it was told before; none where it begins now
     */
    Subscriber(ResponseBodyEmitter emitter, Executor writers, Viewer viewer, SignIn signIn, @Nullable Long toldUpTo) {
        this.emitter = emitter;
        this.writers = writers;
        this.viewer = viewer;
        this.signIn = signIn;
        this.toldUpTo = toldUpTo;
        emitter.onCompletion(() -> closed = true);
        emitter.onError(e -> closed = true);
    }

    Viewer viewer() {
        return viewer;
    }

    LineParts parts() {
        return parts;
    }

    @Nullable
    Long toldUpTo() {
        return toldUpTo;
    }

    SignIn signIn() {
        return signIn;
    }

    boolean isClosed() {
        return closed;
    }

    /** Sets the rights of now; answers whether they differ from those before. */
    boolean nowSeesAs(Viewer newViewer, LineParts newParts) {
        var differs = !newViewer.equals(viewer) || !newParts.equals(parts);
        viewer = newViewer;
        parts = newParts;
        return differs;
    }

    /** Notes what it was told as it caught up: the same change may be among the next ones that all are told. */
    void caughtUpWith(Object change) {
        caughtUpWith.add(change);
    }

    /** Whether it knows of the change since it caught up. */
    boolean knows(Object change) {
        return caughtUpWith.contains(change);
    }

    /** Notes that the counters changed, or, with {@code false}, takes the note back and answers whether there was one. */
    boolean countersAreDue(boolean due) {
        return countersDue.getAndSet(due);
    }

    void send(String events) {
        if (closed || ending) {
            return;
        }
        if (count.incrementAndGet() > MOST_WAITING) {
            cutOff();
            return;
        }
        waiting.add(events);
        write();
    }

    /** Sends and then ends the stream. */
    void sendLast(String events) {
        send(events);
        close();
    }

    /** Ends the stream once what waits is written. */
    void close() {
        ending = true;
        write();
    }

    /** Ends the stream at once. Not here: whoever is writing to it may be stuck, and would be waited for. */
    private void cutOff() {
        closed = true;
        waiting.clear();
        write();
    }

    private void write() {
        if (writing.compareAndSet(false, true)) {
            try {
                writers.execute(this::writeAll);
            } catch (RejectedExecutionException stopping) {
                closed = true;
            }
        }
    }

    private void writeAll() {
        var wasEnding = ending;
        try {
            var together = new StringBuilder();
            for (String next = waiting.poll(); next != null; next = waiting.poll()) {
                count.decrementAndGet();
                together.append(next);
            }
            if (!together.isEmpty() && !closed) {
                emitter.send(together.toString(), UTF8_TEXT);
            }
            if (closed || wasEnding) {
                closed = true;
                emitter.complete();
            }
        } catch (IOException | IllegalStateException e) {
            closed = true; // the other side went away; it connects again by itself
            waiting.clear();
        } finally {
            writing.set(false);
        }
        if (!waiting.isEmpty() || (ending && !closed)) {
            write();
        }
    }
}
