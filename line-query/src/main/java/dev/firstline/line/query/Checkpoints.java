package dev.firstline.line.query;

import dev.firstline.shared.api.line.LineId;
import java.time.Instant;
import java.util.Optional;

/** Lines as they were every so many events: where to begin reading, so that nobody reads a long history from its start. */
interface Checkpoints {

    /** How many events at most lie between two of a line. */
    int EVERY = 100;

    /** The newest that lies within all three bounds, themselves included. */
    Optional<LineAt> newest(LineId line, long sequence, long version, Instant at);

    /** Keeps one. */
    void keep(LineAt checkpoint);

    /** Keeps this one no longer. */
    void drop(LineAt checkpoint);

    /** Forgets them all; they are kept again as the events are read again. */
    void clear();
}
