package dev.firstline.app.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** The log as one reader reads it, from a token on. Asks the database only when there may be something new. */
final class EventLogStream implements TrackingEventStream {

    private final EventStorage storage;
    private final Gaps gaps;
    private final Consumer<EventLogStream> onClose;
    private final Object sleep = new Object();
    private final Deque<TrackedEventMessage<?>> read = new ArrayDeque<>();
    private @Nullable GapAwareTrackingToken token;
    private volatile boolean awake = true;
    private volatile Runnable onAvailable = () -> {};

    EventLogStream(
            EventStorage storage, Gaps gaps, @Nullable GapAwareTrackingToken token, Consumer<EventLogStream> onClose) {
        this.storage = storage;
        this.gaps = gaps;
        this.token = token;
        this.onClose = onClose;
    }

    /** There may be something new. */
    void wake() {
        synchronized (sleep) {
            awake = true;
            sleep.notifyAll();
        }
        onAvailable.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        readOn();
        return Optional.ofNullable(read.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        readOn();
        while (read.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            synchronized (sleep) {
                if (!awake) {
                    sleep.wait(left);
                }
            }
            readOn();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            // Waits on.
        }
        return read.remove();
    }

    @Override
    public void close() {
        onAvailable = () -> {};
        onClose.accept(this);
    }

    private void readOn() {
        if (!read.isEmpty() || !awake) {
            return;
        }
        awake = false;
        GapAwareTrackingToken before = token;
        Set<Long> settled = before == null ? Set.of() : gaps.settled(before);
        List<TrackedEventMessage<?>> found = storage.readAfter(before);
        read.addAll(found);
        GapAwareTrackingToken after = found.isEmpty()
                ? before
                : (GapAwareTrackingToken) found.get(found.size() - 1).trackingToken();
        if (after == null) {
            return;
        }
        token = settled.isEmpty() ? after : without(after, settled);
        long from = before == null ? 0 : before.getIndex();
        if (after.getIndex() >= from + EventStorage.BATCH) {
            // There may be more than one read looks at.
            awake = true;
        }
    }

    private static GapAwareTrackingToken without(GapAwareTrackingToken token, Set<Long> settled) {
        Set<Long> left = new HashSet<>(token.getGaps());
        left.removeAll(settled);
        return GapAwareTrackingToken.newInstance(token.getIndex(), left);
    }
}
