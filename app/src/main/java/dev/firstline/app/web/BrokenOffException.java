package dev.firstline.app.web;

/** An answer that was under way could not be finished. */
final class BrokenOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenOffException(Exception cause) {
        super(cause);
    }
}
