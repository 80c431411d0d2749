package dev.firstline.shared.api.line;

import java.time.Instant;

/** A moment of a line's life. */
public sealed interface LineMoment {

    /** When the line had this version, all of that save included. */
    record AtVersion(long version) implements LineMoment {}

    /** What happened at the instant itself included. */
    record AsOf(Instant at) implements LineMoment {}
}
