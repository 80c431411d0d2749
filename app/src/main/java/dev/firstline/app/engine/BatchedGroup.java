package dev.firstline.app.engine;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Accompanies the batches of one pooled processing group: writes down how far each came, and tells when it is committed. */
final class BatchedGroup implements MessageHandlerInterceptor<EventMessage<?>> {

    /** A batch whose transaction must not be committed, for one of its handlers failed. */
    private static final class DoneAgainCarefully extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private DoneAgainCarefully(String group, Exception failure) {
            super(
                    "a handler of " + group + " failed with " + Failures.describe(failure)
                            + "; its batch is done again, event by event",
                    null,
                    false,
                    false);
        }
    }

    private final String group;
    private final ProjectionPositions positions;
    private final Batch.Transaction transaction;
    private final Runnable onCommit;
    private volatile boolean carefully;

    BatchedGroup(String group, ProjectionPositions positions, Batch.Transaction transaction, Runnable onCommit) {
        this.group = group;
        this.positions = positions;
        this.transaction = transaction;
        this.onCommit = onCommit;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        // Dead letters come in a unit of work of another kind and move no position.
        if (!(work instanceof BatchingUnitOfWork && work.getMessage() instanceof TrackedEventMessage<?> event)) {
            return chain.proceed();
        }
        Batch batch = work.getOrComputeResource(Batch.class.getName(), key -> begin(work, event));
        batch.goesUpTo(event.trackingToken());
        Object result = chain.proceed();
        Exception failure = batch.failure();
        if (failure != null) {
            throw new DoneAgainCarefully(group, failure);
        }
        return result;
    }

    private Batch begin(UnitOfWork<? extends EventMessage<?>> work, TrackedEventMessage<?> first) {
        Batch batch = new Batch(carefully, transaction, first.trackingToken());
        work.onPrepareCommit(prepared -> positions.write(group, batch.reached()));
        work.afterCommit(committed -> {
            carefully = false;
            positions.reached(group, batch.reached());
            onCommit.run();
        });
        work.onRollback(rolledBack -> carefully = true);
        return batch;
    }
}
