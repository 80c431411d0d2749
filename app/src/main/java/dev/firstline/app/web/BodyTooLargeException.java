package dev.firstline.app.web;

import java.io.IOException;

/** The body of a request goes on beyond what any call takes; the rest of it is not read. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLargeException() {
        super("the body is too large");
    }
}
