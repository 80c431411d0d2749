package dev.firstline.session.routing.desk;

import org.axonframework.eventhandling.TrackingToken;

/** Where in all events an event stands. */
final class Positions {

    private Positions() {}

    static long of(TrackingToken token) {
        return token.position().orElseThrow(() -> new IllegalArgumentException("a token without a position: " + token));
    }
}
