package dev.firstline.line.query;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineSettings;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was after one of its events.
 *
 * @param sequence the event's place in the line's stream
 * @param at when the version was saved: one save is one moment, and time never goes back within a line, whatever the clocks said
 * @param by who saved it, as {@link Actor#asText()}; absent where it was never noted
 */
record LineAt(
        LineSettings settings,
        long sequence,
        Instant at,
        @Nullable String by) {

    /** The line after one more event. */
    static LineAt after(@Nullable LineAt before, LineEvent event, DomainEventMessage<?> message) {
        var settings = LineSettings.evolve(before == null ? null : before.settings, event);
        var sequence = message.getSequenceNumber();
        if (before != null && before.settings.version() == settings.version()) {
            return new LineAt(settings, sequence, before.at, before.by);
        }
        var at = message.getTimestamp();
        return new LineAt(settings, sequence, before != null && at.isBefore(before.at) ? before.at : at, (String)
                message.getMetaData().get(Actor.METADATA_KEY));
    }
}
