package dev.firstline.app.engine;

import java.util.Set;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Tells failures that say nothing about the command from those that do. */
final class Conflicts {

    /** Serialization failure, deadlock, lock not available, statement given up; H2: row changed meanwhile, lock time-out. */
    private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01", "55P03", "57014", "90131", "HYT00");

    private Conflicts() {}

    /** Whether somebody else was faster or the database was busy: the same command, decided again on what is there now, may succeed. */
    static boolean isOne(Throwable failure) {
        return isCausedBy(failure, ConcurrencyException.class)
                || isNewStreamTaken(failure)
                || isCausedBy(failure, TransientDataAccessException.class)
                || isCausedBy(failure, PessimisticLockingFailureException.class)
                || SqlStates.in(failure).stream().anyMatch(TRANSIENT_STATES::contains);
    }

    /** Whether the aggregate the command was to begin exists already. */
    static boolean isNewStreamTaken(Throwable failure) {
        return isCausedBy(failure, AggregateStreamCreationException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 30; cause = cause.getCause(), depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
