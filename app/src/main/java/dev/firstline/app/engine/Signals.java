package dev.firstline.app.engine;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever listens that read models changed, on whichever node. Many changes at once are told as one. */
public final class Signals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final AtomicBoolean toTell = new AtomicBoolean();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(new AxonThreadFactory("Signals"));

    Signals() {}

    /** Ends a listening. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Runs the listener after each change, never twice at a time. It is called on a thread that all listeners share, so it hands on
     * what takes long. What was committed before the call is visible to it.
     */
    public Listening onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void changed() {
        if (toTell.compareAndSet(false, true)) {
            try {
                teller.execute(this::tell);
            } catch (RejectedExecutionException closed) {
                LOG.debug("nobody is told any more");
            }
        }
    }

    private void tell() {
        toTell.set(false);
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener to changes failed", e);
            }
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
