package dev.firstline.line.query;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Turns moments somebody asks about into such as every database knows. */
final class Moments {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Moments() {}

    /** The moment, or the nearest at which anything can have happened. */
    static OffsetDateTime inDatabase(Instant asked) {
        if (asked.isBefore(EARLIEST)) {
            return EARLIEST.atOffset(UTC);
        }
        return (asked.isAfter(LATEST) ? LATEST : asked).atOffset(UTC);
    }
}
