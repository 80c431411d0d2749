package dev.firstline.app.engine;

import java.time.Duration;
import java.util.Optional;

/** Where in the log things are, and whether the read models have come there: what reading one's own writes needs. */
public interface Positions {

    /** The index of the newest event of an aggregate; none where it has none. */
    Optional<Long> lastOf(String aggregateId);

    /** Waits until the processing group has processed the event at this index, on whichever node; false when time is up. */
    boolean await(String group, long index, Duration timeout);
}
