package dev.firstline.line.query;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads from a session's own events whom it was addressed to. */
final class SessionAddresses {

    /**
     * Where a session waits or last waited.
     *
     * @param group absent: all operators of the line
     */
    record Address(LineId line, Instant from, @Nullable GroupId group) {

        /** Those of the line's operator groups it was addressed to at a moment; to all of them once its own had left the line. */
        Set<GroupId> groupsAt(Instant at, Set<GroupId> operatorGroups) {
            if (from.isAfter(at)) {
                return Set.of();
            }
            return group != null && operatorGroups.contains(group) ? Set.of(group) : operatorGroups;
        }
    }

    private final EventStore events;

    SessionAddresses(EventStore events) {
        this.events = events;
    }

    /** The session's address at a moment, or when it was opened if that was later; empty where the id names no session. */
    Optional<Address> of(SessionId session, Instant at) {
        var stream = events.readEvents(session.toString(), 0);
        if (!stream.hasNext()) {
            return Optional.empty();
        }
        var first = stream.next();
        if (!(first.getPayload() instanceof SessionOpened opened)) {
            return Optional.empty();
        }
        var group = opened.addressedTo();
        while (stream.hasNext()) {
            var next = stream.next();
            if (next.getTimestamp().isAfter(at)) {
                break;
            }
            if (next.getPayload() instanceof SessionReaddressed) {
                group = null;
            } else if (next.getPayload() instanceof SessionMovedToGroup moved) {
                group = moved.group();
            }
        }
        return Optional.of(new Address(opened.line(), first.getTimestamp(), group));
    }
}
