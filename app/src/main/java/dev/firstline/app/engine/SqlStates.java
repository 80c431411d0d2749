package dev.firstline.app.engine;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database said, however deep in a failure. */
final class SqlStates {

    private static final int DEEPEST = 30;

    private SqlStates() {}

    /** The SQL states of every database error that caused the failure or goes with it. */
    static Set<String> in(@Nullable Throwable failure) {
        Set<String> states = new HashSet<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            SQLException error = cause instanceof SQLException sql ? sql : null;
            for (int next = 0; error != null && next < DEEPEST; next++, error = error.getNextException()) {
                states.add(Objects.requireNonNullElse(error.getSQLState(), ""));
            }
        }
        return states;
    }
}
