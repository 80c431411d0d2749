package dev.firstline.app.engine;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** The event and snapshot tables. */
final class EventStorage extends JdbcEventStorageEngine {

    /** How many events are read at once, at most; also how many indexes of the log one read looks at. */
    static final int BATCH = 200;

    /** An event older than this, in milliseconds, is read without waiting for indexes missing before it; no transaction lasts so long. */
    static final int GAP_TIMEOUT = 300_000;

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event")
            .snapshotTable("snapshot")
            .globalIndexColumn("global_index")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("aggregate_type")
            .timestampColumn("occurred_at")
            .payloadTypeColumn("stored_name")
            .payloadRevisionColumn("revision")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    EventStorage(Builder builder) {
        super(builder.schema(SCHEMA)
                .batchSize(BATCH)
                .gapTimeout(GAP_TIMEOUT)
                // Readers forget gaps by themselves, by what can no longer fill them.
                .maxGapOffset(1_000_000)
                .gapCleaningThreshold(Integer.MAX_VALUE)
                .persistenceExceptionResolver(new DuplicateKeys()));
    }

    /** The events that follow, those that filled one of its gaps included; none where there is nothing new. */
    List<TrackedEventMessage<?>> readAfter(@Nullable GapAwareTrackingToken token) {
        List<? extends TrackedEventData<?>> found = fetchTrackedEvents(token, BATCH);
        return upcastAndDeserializeTrackedEvents(found.stream(), getEventSerializer(), upcasterChain)
                .toList();
    }
}
