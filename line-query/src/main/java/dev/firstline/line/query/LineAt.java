package dev.firstline.line.query;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was after one of its events.
 *
 * @param sequence the event's place in the line's stream
 * @param at when the version was saved: one save is one moment, and time never goes back within a line, whatever the clocks said
 * @param by who saved it; absent where it was never noted
 */
record LineAt(
        LineSettings settings,
        long sequence,
        Instant at,
        @Nullable Actor by) {

    /** The line after one more event, told at a moment by somebody. */
    static LineAt after(@Nullable LineAt before, LineEvent event, long sequence, Instant told, @Nullable Actor by) {
        var settings = LineSettings.evolve(before == null ? null : before.settings, event);
        if (before == null) {
            return new LineAt(settings, sequence, told, by);
        }
        if (before.settings.version() == settings.version()) {
            return new LineAt(settings, sequence, before.at, before.by);
        }
        return new LineAt(settings, sequence, told.isBefore(before.at) ? before.at : told, by);
    }
}
