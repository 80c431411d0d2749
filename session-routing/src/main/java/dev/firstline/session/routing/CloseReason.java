package dev.firstline.session.routing;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.jspecify.annotations.Nullable;

/** What may be given as the reason for closing a session. */
final class CloseReason {

    /** The longest reason, in characters. */
    static final int MAX_LENGTH = 255;

    private CloseReason() {}

    /** The reason without white space around it; none where nothing is left. Refuses one that is too long. */
    static @Nullable String of(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var reason = given.strip();
        if (reason.codePointCount(0, reason.length()) > MAX_LENGTH) {
            throw new RefusedException(new InvalidValue("reason", Problem.TOO_LONG));
        }
        if (reason.indexOf('\0') >= 0) {
            throw new RefusedException(new InvalidValue("reason", Problem.MALFORMED));
        }
        return reason;
    }
}
