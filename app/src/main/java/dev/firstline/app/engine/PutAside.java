package dev.firstline.app.engine;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an event aside that a group fails at, unless the whole batch is done again anyway. */
final class PutAside implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(PutAside.class);

    private final String group;

    PutAside(String group) {
        this.group = group;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        Batch batch = Batch.current();
        if (batch != null && batch.failure() != null) {
            return Decisions.doNotEnqueue();
        }
        LOG.error(
                "{} cannot process event {} ({}), which is put aside: {}",
                group,
                letter.message().getIdentifier(),
                letter.message().getPayloadType().getSimpleName(),
                Failures.describe(cause));
        LOG.debug("the event was put aside because of", cause);
        return Decisions.enqueue(
                ThrowableCause.truncated(new ThrowableCause(cause.getClass().getName(), Failures.describe(cause))));
    }
}
