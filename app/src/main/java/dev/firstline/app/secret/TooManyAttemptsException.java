package dev.firstline.app.secret;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many passwords were tried in vain; the one given was not looked at. */
public final class TooManyAttemptsException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TooManyAttemptsException(Duration retryAfter) {
        super("too many attempts");
        this.retryAfter = retryAfter;
    }

    /** How many seconds until another may be tried; at least one. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
