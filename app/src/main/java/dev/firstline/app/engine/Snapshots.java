package dev.firstline.app.engine;

import java.util.function.Function;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of the aggregates that modules configured themselves; Axon's own for Spring knows only those that are beans. */
final class Snapshots extends AggregateSnapshotter {

    private final Function<Class<?>, @Nullable AggregateFactory<?>> configured;

    Snapshots(Builder builder, Function<Class<?>, @Nullable AggregateFactory<?>> configured) {
        super(builder);
        this.configured = configured;
    }

    @Override
    protected @Nullable AggregateFactory<?> getAggregateFactory(Class<?> aggregateType) {
        return configured.apply(aggregateType);
    }
}
