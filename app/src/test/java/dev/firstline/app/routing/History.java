package dev.firstline.app.routing;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionId;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** What the event store holds of sessions. */
final class History {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private History() {}

    static List<SessionEvent> of(Desk desk, SessionId session) {
        return messages(desk, session).stream()
                .map(message -> (SessionEvent) message.getPayload())
                .toList();
    }

    static List<? extends DomainEventMessage<?>> messages(Desk desk, SessionId session) {
        return desk.get(EventStore.class)
                .readEvents(session.toString())
                .asStream()
                .toList();
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
