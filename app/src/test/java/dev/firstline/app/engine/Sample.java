package dev.firstline.app.engine;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.NoteAdded;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small module for the engine's own tests: a thread one writes to and claims, its facts and its read model. */
class Sample {

    static final Actor ACTOR = new Actor.Process("test");
    static final LineId LINE = new LineId(UUID.randomUUID());
    static final EmployeeId OPERATOR = new EmployeeId(UUID.randomUUID());

    /** A text that makes the handlers of facts fail, and two that make those of the read model fail. */
    static final String FAILING_FACT = "failing fact";

    /** A text after which a process claims the thread. */
    static final String CLAIM_ME = "claim me";

    static final String FAILING_VIEW = "failing view";
    static final String FAILING_SQL = "failing sql";

    record Begin(@TargetAggregateIdentifier SessionId session, ClientId client, String text) {}

    record Write(@TargetAggregateIdentifier SessionId session, ClientId client, String text) {}

    record Claim(@TargetAggregateIdentifier SessionId session) {}

    record Refuse(@TargetAggregateIdentifier SessionId session) {}

    /** What happens inside the handler of {@link Claim} before it decides, by session; each once. */
    static final Map<SessionId, Runnable> MEANWHILE = new ConcurrentHashMap<>();

    static final Map<SessionId, AtomicInteger> HANDLED = new ConcurrentHashMap<>();

    static int handled(SessionId session) {
        return HANDLED.computeIfAbsent(session, id -> new AtomicInteger()).get();
    }

    @AggregateRoot
    static final class Thread {

        @AggregateIdentifier
        private SessionId session;

        private EmployeeId holder;
        private int messages;

        private Thread() {}

        @CommandHandler
        Thread(Begin command) {
            count(command.session());
            AggregateLifecycle.apply(message(command.session(), command.client(), command.text()));
        }

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        SessionAnswer.MessageTaken handle(Write command) {
            count(command.session());
            var written = message(command.session(), command.client(), command.text());
            AggregateLifecycle.apply(written);
            return new SessionAnswer.MessageTaken(command.session(), written.message(), messages);
        }

        @CommandHandler
        int handle(Claim command) {
            count(command.session());
            Runnable meanwhile = MEANWHILE.remove(command.session());
            if (meanwhile != null) {
                meanwhile.run();
            }
            if (holder != null) {
                throw new RefusedException(new GeneralRefusal.NotAllowed());
            }
            AggregateLifecycle.apply(new SessionClaimed(session, LINE, OPERATOR, 1, null));
            return messages;
        }

        @CommandHandler
        void handle(Refuse command) {
            count(command.session());
            throw new RefusedException(new GeneralRefusal.NotFound());
        }

        private static void count(SessionId session) {
            HANDLED.computeIfAbsent(session, id -> new AtomicInteger()).incrementAndGet();
        }

        private static ClientMessageReceived message(SessionId session, ClientId client, String text) {
            return new ClientMessageReceived(
                    session, new ConversationId(UUID.randomUUID()), MessageId.of(UUID.randomUUID()), client, text);
        }

        @EventSourcingHandler
        void on(ClientMessageReceived event) {
            session = event.session();
            messages++;
        }

        @EventSourcingHandler
        void on(NoteAdded event) {
            session = event.session();
        }

        @EventSourcingHandler
        void on(SessionClaimed event) {
            session = event.session();
            holder = event.operator();
        }
    }

    @ProcessingGroup("session-facts")
    record Facts(JdbcClient jdbc) {

        @EventHandler
        void on(ClientMessageReceived event) {
            jdbc.sql("INSERT INTO sample_fact (message) VALUES (?)")
                    .param(event.message().value())
                    .update();
            if (event.text().equals(FAILING_FACT)) {
                throw new IllegalStateException(FAILING_FACT);
            }
        }
    }

    @ProcessingGroup("sessions")
    record View(JdbcClient jdbc) {

        @EventHandler
        void on(ClientMessageReceived event) {
            insert(event, "first");
            if (event.text().equals(FAILING_VIEW)) {
                throw new IllegalStateException(FAILING_VIEW);
            }
            if (event.text().equals(FAILING_SQL)) {
                insert(event, "first");
            }
        }

        private void insert(ClientMessageReceived event, String part) {
            jdbc.sql("INSERT INTO sample_view (session, message, part, body) VALUES (?, ?, ?, ?)")
                    .params(event.session().value(), event.message().value(), part, event.text())
                    .update();
        }
    }

    @ProcessingGroup("session-processes")
    record WhenAskedThenClaims(CommandGateway commands) {

        @EventHandler
        void react(ClientMessageReceived event) {
            if (event.text().equals(CLAIM_ME)) {
                commands.sendAndWait(new GenericCommandMessage<>(new Claim(event.session()), ACTOR.asMetaData()));
            }
        }
    }

    @Bean
    WhenAskedThenClaims whenAskedThenClaims(CommandGateway commands) {
        return new WhenAskedThenClaims(commands);
    }

    @Bean
    ConfigurerModule thread() {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Thread.class)
                .configureSnapshotTrigger(axon -> axon.getComponent(SnapshotTriggerDefinition.class)));
    }

    @Bean
    Facts sampleFacts(JdbcClient jdbc) {
        jdbc.sql("CREATE TABLE IF NOT EXISTS sample_fact (message varchar(200) PRIMARY KEY)")
                .update();
        return new Facts(jdbc);
    }

    @Bean
    View sampleView(JdbcClient jdbc) {
        jdbc.sql(
                        "CREATE TABLE IF NOT EXISTS sample_view"
                                + " (session uuid, message varchar(200), part varchar(20), body text, PRIMARY KEY (message, part))")
                .update();
        return new View(jdbc);
    }
}
