package dev.firstline.app.stream;

import dev.firstline.app.web.Sightings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Whoever listens is there, though he does nothing; on a thread of its own, since telling so waits for the database. */
@Component
final class StreamsAreSignsOfLife implements SmartLifecycle {

    private static final long SECONDS = 15;

    private final Feed feed;
    private final Sightings sightings;
    private volatile @Nullable ScheduledExecutorService thread;

    StreamsAreSignsOfLife(Feed feed, Sightings sightings) {
        this.feed = feed;
        this.sightings = sightings;
    }

    void tell() {
        sightings.of(feed.listening());
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(work -> {
            var streams = new Thread(work, "stream-signs");
            streams.setDaemon(true);
            return streams;
        });
        executor.scheduleWithFixedDelay(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
        thread = executor;
    }

    @Override
    public void stop() {
        var executor = thread;
        thread = null;
        if (executor != null) {
            Feed.letFinish(executor);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
