package dev.firstline.app.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where events, snapshots and tokens are kept, and how they are written. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** So long after its last sign of life a node's work is taken over. */
    private static final Duration TAKEN_OVER_AFTER = Duration.ofSeconds(6);

    private static final int EVENTS_TO_A_SNAPSHOT = 100;

    @Bean
    EventVocabulary eventVocabulary() {
        return EventVocabulary.ofFirstline();
    }

    @Bean
    PersonalKeys personalKeys(JdbcClient jdbc, InstallationKey key, Clock clock) {
        return new PersonalKeys(jdbc, key, clock);
    }

    @Bean
    @Primary
    Serializer generalSerializer() {
        return GeneralSerializer.ofMessages();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer generalSerializer) {
        return generalSerializer;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventVocabulary vocabulary, PersonalCipher cipher) {
        return new EventSerializer(vocabulary, cipher);
    }

    /** Spring's transaction holds the connection; nothing else commits it. */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    EventStorage eventStorage(
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon,
            ConnectionProvider connections,
            TransactionManager transactions) {
        return new EventStorage((EventStorage.Builder) EventStorage.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(GeneralSerializer.ofSnapshots())
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter()));
    }

    @Bean
    EventLog eventLog(
            EventStorage storage,
            org.axonframework.config.Configuration axon,
            Database database,
            JdbcClient jdbc,
            Nodes nodes) {
        EventLog.Builder builder = EventLog.builder(storage);
        builder.messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class));
        return new EventLog(
                builder,
                database.isPostgresql() ? new PostgresAppends(jdbc) : null,
                () -> nodes.tell(Nodes.News.APPENDED));
    }

    @Bean
    NodeId nodeId(Database database) {
        // Nobody else can have the embedded database open: a node that died there was this one.
        return new NodeId(database.isPostgresql() ? UUID.randomUUID().toString() : "single");
    }

    @Bean
    Whispers whispers(ObjectProvider<Nodes> nodes) {
        return new Whispers(nodes::getObject);
    }

    @Bean
    Nodes nodes(
            Database database,
            NodeId node,
            Signals signals,
            Whispers whispers,
            ObjectProvider<EventLog> log,
            ObjectProvider<ProjectionPositions> positions) {
        if (!database.isPostgresql()) {
            return Nodes.none();
        }
        Consumer<Nodes.News> hear = news -> {
            if (news == Nodes.News.APPENDED) {
                log.getObject().wake();
            } else {
                positions.getObject().lookAgain();
                signals.changed();
            }
        };
        return new PostgresNodes(database, node.value(), hear, whispers::hear);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer generalSerializer, NodeId node) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(generalSerializer)
                .nodeId(node.value())
                .claimTimeout(TAKEN_OVER_AFTER)
                .schema(TokenSchema.builder()
                        .setTokenTable("processor_token")
                        .setProcessorNameColumn("processor")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("claimed_at")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(new AxonThreadFactory("Snapshots"));
    }

    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore events,
            TransactionManager transactions,
            @Qualifier("snapshotExecutor") ExecutorService executor) {
        return new Snapshots(
                AggregateSnapshotter.builder()
                        .repositoryProvider(axon::repository)
                        .transactionManager(transactions)
                        .eventStore(events)
                        .parameterResolverFactory(parameters)
                        .handlerDefinition(handlers)
                        .executor(executor),
                type -> axon.findModules(AggregateConfiguration.class).stream()
                        .filter(aggregate -> aggregate.aggregateType() == type)
                        .findFirst()
                        .<AggregateFactory<?>>map(AggregateConfiguration::aggregateFactory)
                        .orElse(null));
    }

    @Bean
    SnapshotTriggerDefinition sessionSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_TO_A_SNAPSHOT);
    }
}
