package dev.firstline.app.web;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionView.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in a session and is told to those who watch, but kept nowhere. Ids only: it passes from node to node in the clear.
 *
 * @param by who does it
 * @param typing what he types
 * @param read what he read, as the session's client
 */
public record Hint(
        SessionId session,
        EmployeeId by,
        @Nullable Typing typing,
        @Nullable Read read) {

    /** To whom somebody types. */
    public enum To {
        /** The operator, to the client. */
        CLIENT,
        /** The client. */
        STAFF,
        /** Somebody of the staff, a note. */
        COLLEAGUES
    }

    /** Somebody types, and is taken to do so until a moment. */
    public record Typing(To to, Instant until) {}

    /** A reply, and all before it, has come so far. */
    public record Read(DeliveryState state, long upToSeq, Instant at) {}
}
