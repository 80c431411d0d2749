package dev.firstline.app.engine;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all nodes, this one too, what is of interest now and is kept nowhere. Whoever was not there when it was said missed it. */
public final class Whispers {

    /** The longest whisper, in characters: several of them fit what PostgreSQL passes on at once. */
    public static final int MAX_LENGTH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Whispers.class);

    private final Supplier<Nodes> others;
    private final Set<Consumer<String>> listeners = new CopyOnWriteArraySet<>();

    Whispers(Supplier<Nodes> others) {
        this.others = others;
    }

    /** Passes the words on; fails with {@link IllegalArgumentException} where they are too long. */
    public void say(String words) {
        if (words.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a whisper has " + MAX_LENGTH + " characters at most");
        }
        hear(words);
        others.get().whisper(words);
    }

    /** Hands all that is said to the listener, on the thread it is heard by: what takes long is handed on. */
    public Signals.Listening onWhisper(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void hear(String words) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(words);
            } catch (RuntimeException e) {
                LOG.error("a listener to whispers failed", e);
            }
        }
    }
}
