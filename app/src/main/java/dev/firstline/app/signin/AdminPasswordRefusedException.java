package dev.firstline.app.signin;

/** The password given for the first administrator cannot be one. */
final class AdminPasswordRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AdminPasswordRefusedException(Throwable cause) {
        super(
                "FIRSTLINE_ADMIN_PASSWORD cannot be a password: one has 10 to 200 characters and is not easily guessed.",
                cause);
    }
}
