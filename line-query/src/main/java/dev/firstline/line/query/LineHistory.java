package dev.firstline.line.query;

import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineSettings;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads a line from its own events, as the aggregate does. */
final class LineHistory {

    private final EventStore events;

    LineHistory(EventStore events) {
        this.events = events;
    }

    /** The line's settings at this moment; empty where the id names no line. */
    Optional<LineSettings> settingsOf(LineId line) {
        @Nullable LineSettings settings = null;
        var stream = events.readEvents(line.toString());
        while (stream.hasNext()) {
            if (!(stream.next().getPayload() instanceof LineEvent event)) {
                return Optional.empty();
            }
            settings = LineSettings.evolve(settings, event);
        }
        return Optional.ofNullable(settings);
    }
}
