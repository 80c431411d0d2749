package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.axonframework.eventhandling.TrackingToken;

/** Where in all events an event stands. */
final class Positions {

    private Positions() {}

    static long of(TrackingToken token) {
        return token.position().orElseThrow(() -> new IllegalArgumentException("a token without a position: " + token));
    }

    /** The cursor of a page that begins before this one. */
    static String cursor(long position) {
        return Long.toString(position, Character.MAX_RADIX);
    }

    /** Reads what {@link #cursor} wrote; anything else is refused. */
    static long read(String cursor) {
        try {
            return Long.parseLong(cursor, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            throw new RefusedException(new InvalidValue("cursor", Problem.MALFORMED));
        }
    }
}
