package dev.firstline.app.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The events a pooled processing group processes in one transaction. When a handler fails, all of it is rolled back and done again
 * carefully: each handler from a savepoint of its own, to which the one that fails returns, so that its event can be put aside
 * without its half-done work and without harm to the rest.
 */
final class Batch {

    /** What a careful batch needs of its transaction. */
    interface Transaction {

        Connection connection();

        /** Writes what was held back so far, so that its errors show here. */
        void flush();

        /** Forgets what was held back so far. */
        void clear();
    }

    private final boolean carefully;
    private final Transaction transaction;
    private TrackingToken upTo;
    private @Nullable Exception failure;

    Batch(boolean carefully, Transaction transaction, TrackingToken upTo) {
        this.carefully = carefully;
        this.transaction = transaction;
        this.upTo = upTo;
    }

    /** The batch that is being processed on this thread. */
    @Nullable
    static Batch current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().getResource(Batch.class.getName()) : null;
    }

    void goesUpTo(TrackingToken token) {
        upTo = token;
    }

    Reached reached() {
        GapAwareTrackingToken token =
                WrappedToken.unwrap(upTo, GapAwareTrackingToken.class).orElseThrow();
        return Reached.by(token);
    }

    /** Why it has to be rolled back and done again, if it has to. */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** Lets a handler handle an event. */
    Object run(Callable<Object> handler) throws Exception {
        if (carefully) {
            return runFromSavepoint(handler);
        }
        try {
            return handler.call();
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    private Object runFromSavepoint(Callable<Object> handler) throws Exception {
        transaction.flush();
        Connection connection = transaction.connection();
        Savepoint before = connection.setSavepoint();
        try {
            Object result = handler.call();
            transaction.flush();
            connection.releaseSavepoint(before);
            return result;
        } catch (Exception e) {
            returnTo(before, connection, e);
            // A conflict says nothing about the event: the whole is tried again rather than the event put aside.
            if (failure == null && Conflicts.isOne(e)) {
                failure = e;
            }
            throw e;
        }
    }

    private void returnTo(Savepoint before, Connection connection, Exception reason) {
        try {
            connection.rollback(before);
            transaction.clear();
        } catch (SQLException e) {
            failure = reason;
            reason.addSuppressed(e);
        }
    }
}
