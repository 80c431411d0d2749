package dev.firstline.app.routing;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the event store holds of sessions. */
final class History {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private History() {}

    static List<SessionEvent> of(Desk desk, SessionId session) {
        return messages(desk, session).stream()
                .map(message -> (SessionEvent) message.getPayload())
                .toList();
    }

    /** Every event, those before a snapshot too. */
    static List<? extends DomainEventMessage<?>> messages(Desk desk, SessionId session) {
        return desk.get(EventStore.class)
                .readEvents(session.toString(), 0)
                .asStream()
                .toList();
    }

    /** Appends to the session, for what no command leads to yet. */
    static void happened(Desk desk, SessionEvent... events) {
        var session = events[0].session().toString();
        var next = desk.get(EventStore.class).lastSequenceNumberFor(session).orElse(-1L) + 1;
        var messages = new ArrayList<EventMessage<?>>();
        for (SessionEvent event : events) {
            messages.add(new GenericDomainEventMessage<>(
                    "Session", session, next++, event, new Actor.Process("test").asMetaData()));
        }
        new TransactionTemplate(desk.get(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> desk.get(EventStore.class).publish(messages));
    }

    /** Waits until the desk's lists show all that the stores holds of the session. */
    static void isReadable(Desk desk, SessionId session) {
        var positions = desk.get(Positions.class);
        var newest = positions.lastOf(session.toString()).orElseThrow();
        if (!positions.await("sessions", newest, LONGEST)) {
            throw new AssertionError("the lists did not come as far as " + newest);
        }
    }
}
