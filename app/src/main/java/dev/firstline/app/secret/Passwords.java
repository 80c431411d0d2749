package dev.firstline.app.secret;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords that are long enough; no message and no log ever holds one. */
@Component
public final class Passwords {

    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 200;

    private final PasswordEncoder encoder;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** The hash of a new password of 10 to 200 characters; any other is refused on the field {@code password}. */
    public String hash(String password) {
        if (password.length() < MIN_LENGTH) {
            throw new RefusedException(new InvalidValue("password", Problem.TOO_SHORT));
        }
        if (password.length() > MAX_LENGTH) {
            throw new RefusedException(new InvalidValue("password", Problem.TOO_LONG));
        }
        return hashOfAny(password);
    }

    /** The hash of a password whose length was decided elsewhere. */
    public String hashOfAny(String password) {
        return requireNonNull(encoder.encode(password));
    }
}
