package dev.firstline.app.secret;

import org.springframework.security.core.AuthenticationException;

/** More passwords are to be hashed than this node can do in time; nothing is known of the one given. */
public final class HashingBusyException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    HashingBusyException() {
        super("too many passwords to hash at once");
    }
}
