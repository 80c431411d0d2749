package dev.firstline.app.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The event store of one node. Its streams read the log themselves and call their reader as soon as something was appended: by this
 * node, by another one that said so, or, if nobody did, when the log is looked at again.
 */
final class EventLog extends AbstractEventStore implements Lifecycle {

    private static final long LOOK_AGAIN_MILLIS = 500;

    private final EventStorage storage;
    private final RunningAppends running;
    private final Runnable onAppend;
    private final OwnAppends ownAppends = new OwnAppends();
    private final Set<EventLogStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("EventLog"));

    /**
     * @param running who may still fill a gap; none: nobody but this process appends
     * @param onAppend told after each commit of this node that appended
     */
    EventLog(Builder builder, @Nullable RunningAppends running, Runnable onAppend) {
        super(builder.storageEngine(builder.storage));
        this.storage = builder.storage;
        this.running = running == null ? ownAppends : running;
        this.onAppend = onAppend;
    }

    static Builder builder(EventStorage storage) {
        return new Builder(storage);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        long number = ownAppends.begin();
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().onCleanup(over -> ownAppends.end(number));
            super.prepareCommit(events);
            return;
        }
        try {
            super.prepareCommit(events);
        } finally {
            ownAppends.end(number);
        }
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        wake();
        onAppend.run();
    }

    /** Lets every stream look at the log. */
    void wake() {
        streams.forEach(EventLogStream::wake);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken from) {
        EventLogStream stream =
                new EventLogStream(storage, new Gaps(running), (GapAwareTrackingToken) from, streams::remove);
        streams.add(stream);
        return stream;
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(
                Phase.INBOUND_EVENT_CONNECTORS,
                () -> clock.scheduleWithFixedDelay(
                        this::wake, LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, () -> {
            clock.shutdownNow();
            streams.forEach(EventLogStream::close);
        });
    }

    /** The appends of this process, for a database that no other uses. */
    private static final class OwnAppends implements RunningAppends {

        private final AtomicLong next = new AtomicLong(1);
        private final ConcurrentSkipListSet<Long> running = new ConcurrentSkipListSet<>();

        private synchronized long begin() {
            long number = next.getAndIncrement();
            running.add(number);
            return number;
        }

        private synchronized void end(long number) {
            running.remove(number);
        }

        @Override
        public synchronized long upcoming() {
            return next.get();
        }

        @Override
        public synchronized long oldest() {
            return running.isEmpty() ? next.get() : running.first();
        }
    }

    static final class Builder extends AbstractEventStore.Builder {

        private final EventStorage storage;

        private Builder(EventStorage storage) {
            this.storage = storage;
        }
    }
}
