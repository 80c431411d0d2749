package dev.firstline.app.signin;

import org.springframework.security.core.AuthenticationException;

/** Somebody tried a password where the identity provider alone lets people in. */
final class LocalAccountsOffException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    LocalAccountsOffException() {
        super("local accounts are off");
    }
}
