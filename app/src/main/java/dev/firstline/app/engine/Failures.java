package dev.firstline.app.engine;

import java.util.Set;

/** Puts failures into words that may be logged and kept: a database's own may quote rows, and these people's data. */
final class Failures {

    private Failures() {}

    static String describe(Throwable failure) {
        Set<String> states = SqlStates.in(failure);
        return failure.getClass().getSimpleName()
                + (states.isEmpty() ? ": " + failure.getMessage() : " (SQL state " + String.join(", ", states) + ")");
    }
}
