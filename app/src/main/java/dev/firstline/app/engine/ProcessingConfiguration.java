package dev.firstline.app.engine;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/** How events are processed: facts with the command, read models and processes behind it. */
@Configuration(proxyBeanMethods = false)
class ProcessingConfiguration {

    private static final int EVENTS_TO_A_BATCH = 200;
    private static final long CLAIM_EVERY_MILLIS = 2_000;

    @Bean
    Signals signals() {
        return new Signals();
    }

    @Bean
    @DependsOnDatabaseInitialization
    ProjectionPositions projectionPositions(JdbcClient jdbc) {
        ProjectionPositions positions = new ProjectionPositions(jdbc);
        ProcessingGroups.POOLED.forEach(positions::begin);
        return positions;
    }

    @Bean
    static CarefulHandlers carefulHandlers() {
        return new CarefulHandlers();
    }

    @Bean
    ConfigurerModule facts() {
        return configurer -> configurer.eventProcessing(processing -> {
            for (String group : ProcessingGroups.SUBSCRIBING) {
                processing
                        .registerSubscribingEventProcessor(group)
                        .registerListenerInvocationErrorHandler(group, axon -> PropagatingErrorHandler.instance())
                        .registerErrorHandler(group, axon -> PropagatingErrorHandler.instance());
            }
        });
    }

    @Bean
    ConfigurerModule pooledGroups(
            ProjectionPositions positions, Signals signals, Nodes nodes, Batch.Transaction batchTransaction) {
        Runnable onCommit = () -> {
            signals.changed();
            nodes.tell(Nodes.News.PROCESSED);
        };
        Consumer<EventProcessingConfigurer> groups = processing -> {
            for (String group : ProcessingGroups.POOLED) {
                EveryEvent everyEvent = new EveryEvent(group);
                processing
                        .registerPooledStreamingEventProcessor(
                                group,
                                org.axonframework.config.Configuration::eventStore,
                                (axon, builder) -> pooled(group, axon, builder))
                        .registerEventHandler(axon -> everyEvent)
                        .assignHandlerInstancesMatching(group, everyEvent::equals)
                        .registerHandlerInterceptor(
                                group, axon -> new BatchedGroup(group, positions, batchTransaction, onCommit))
                        .registerListenerInvocationErrorHandler(group, axon -> PropagatingErrorHandler.instance())
                        .registerErrorHandler(group, axon -> PropagatingErrorHandler.instance())
                        .registerDeadLetterQueue(group, axon -> deadLetters(group, axon))
                        .registerDeadLetterPolicy(group, axon -> new PutAside(group))
                        .registerDeadLetteringEventHandlerInvokerConfiguration(
                                group, (axon, invoker) -> invoker.enableSequenceIdentifierCache());
            }
        };
        return configurer -> configurer.eventProcessing(groups);
    }

    private static PooledStreamingEventProcessor.Builder pooled(
            String group, org.axonframework.config.Configuration axon, PooledStreamingEventProcessor.Builder builder) {
        ScheduledExecutorService worker =
                Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("Group[" + group + "]"));
        axon.onShutdown(worker::shutdown);
        return builder.workerExecutor(worker)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(EVENTS_TO_A_BATCH)
                .tokenClaimInterval(CLAIM_EVERY_MILLIS)
                .claimExtensionThreshold(CLAIM_EVERY_MILLIS);
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> deadLetters(
            String group, org.axonframework.config.Configuration axon) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(axon.getComponent(ConnectionProvider.class))
                .transactionManager(axon.getComponent(TransactionManager.class))
                .genericSerializer(axon.serializer())
                .eventSerializer(axon.eventSerializer())
                .schema(DeadLetterSchema.builder()
                        .deadLetterTable("dead_letter")
                        .deadLetterIdentifierColumn("id")
                        .processingGroupColumn("processing_group")
                        .sequenceIdentifierColumn("sequence_id")
                        .sequenceIndexColumn("sequence_index")
                        .messageTypeColumn("message_type")
                        .eventIdentifierColumn("event_id")
                        .timestampColumn("occurred_at")
                        .payloadTypeColumn("stored_name")
                        .payloadRevisionColumn("revision")
                        .payloadColumn("payload")
                        .metaDataColumn("metadata")
                        .aggregateTypeColumn("aggregate_type")
                        .aggregateIdentifierColumn("aggregate_id")
                        .sequenceNumberColumn("sequence_number")
                        .tokenTypeColumn("token_type")
                        .tokenColumn("token")
                        .enqueuedAtColumn("enqueued_at")
                        .lastTouchedColumn("last_touched")
                        .processingStartedColumn("processing_started")
                        .causeTypeColumn("cause_type")
                        .causeMessageColumn("cause_message")
                        .diagnosticsColumn("diagnostics")
                        .build())
                .build();
    }

    @Bean
    Batch.Transaction batchTransaction(DataSource dataSource, ObjectProvider<EntityManagerFactory> jpa) {
        return new Batch.Transaction() {
            @Override
            public Connection connection() {
                return DataSourceUtils.getConnection(dataSource);
            }

            @Override
            public void flush() {
                withEntities(EntityManager::flush);
            }

            @Override
            public void clear() {
                withEntities(EntityManager::clear);
            }

            private void withEntities(Consumer<EntityManager> action) {
                EntityManager entities = EntityManagerFactoryUtils.getTransactionalEntityManager(jpa.getObject());
                if (entities != null) {
                    action.accept(entities);
                }
            }
        };
    }
}
