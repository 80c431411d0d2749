package dev.firstline.line.query;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

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
        // what is finer than microseconds a database rounds, and up is later than asked
        return (asked.isAfter(LATEST) ? LATEST : asked)
                .truncatedTo(ChronoUnit.MICROS)
                .atOffset(UTC);
    }
}
