package dev.firstline.line.query;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineMoment;
import dev.firstline.shared.api.line.LineMoment.AsOf;
import dev.firstline.shared.api.line.LineMoment.AtVersion;
import dev.firstline.shared.api.line.LineSettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads a line from its own events, as the aggregate does; long histories from the nearest checkpoint on. */
final class LineHistory {

    /** One event of a line, with the line before and after it. */
    record Step(@Nullable LineAt before, LineEvent event, LineAt after) {}

    private final EventStore events;
    private final Checkpoints checkpoints;

    LineHistory(EventStore events, Checkpoints checkpoints) {
        this.events = events;
        this.checkpoints = checkpoints;
    }

    /** The line's settings at this moment; empty where the id names no line. */
    Optional<LineSettings> settingsOf(LineId line) {
        return upTo(line, Long.MAX_VALUE).map(LineAt::settings);
    }

    /** The line after its last event up to the place given; empty where the id names no line. */
    Optional<LineAt> upTo(LineId line, long sequence) {
        return last(line, checkpoint(line, sequence), next -> next.sequence() <= sequence);
    }

    /** The line as it was at a moment; empty where there was none, or it never had that version. */
    Optional<LineAt> at(LineId line, LineMoment moment) {
        if (moment instanceof AtVersion asked) {
            var from = checkpoints.newest(line, Long.MAX_VALUE, asked.version(), Instant.MAX);
            return last(line, from, next -> next.settings().version() <= asked.version())
                    .filter(found -> found.settings().version() == asked.version());
        }
        var asked = ((AsOf) moment).at();
        var from = checkpoints.newest(line, Long.MAX_VALUE, Long.MAX_VALUE, asked);
        return last(line, from, next -> !next.at().isAfter(asked));
    }

    private Optional<LineAt> last(LineId line, Optional<LineAt> from, Predicate<LineAt> within) {
        @Nullable LineAt last = from.orElse(null);
        var stream =
                events.readEvents(line.toString(), from.map(LineAt::sequence).orElse(-1L) + 1);
        while (stream.hasNext()) {
            var message = stream.next();
            if (!(message.getPayload() instanceof LineEvent event)) {
                return Optional.empty();
            }
            var next = after(last, event, message);
            if (!within.test(next)) {
                break;
            }
            last = next;
        }
        return Optional.ofNullable(last);
    }

    /** The newest steps before a place in the line's stream, newest first. */
    List<Step> stepsBefore(LineId line, long sequence, int limit) {
        var end =
                Math.min(sequence, events.lastSequenceNumberFor(line.toString()).orElse(-1L) + 1);
        var begin = Math.max(0, end - limit);
        @Nullable LineAt before = begin == 0 ? null : upTo(line, begin - 1).orElseThrow();
        var steps = new ArrayDeque<Step>();
        var stream = events.readEvents(line.toString(), begin);
        while (steps.size() < end - begin && stream.hasNext()) {
            var message = stream.next();
            var event = (LineEvent) message.getPayload();
            var after = after(before, event, message);
            steps.addFirst(new Step(before, event, after));
            before = after;
        }
        return new ArrayList<>(steps);
    }

    private Optional<LineAt> checkpoint(LineId line, long sequence) {
        return checkpoints.newest(line, sequence, Long.MAX_VALUE, Instant.MAX);
    }

    private static LineAt after(@Nullable LineAt before, LineEvent event, DomainEventMessage<?> message) {
        var actor = (String) message.getMetaData().get(Actor.METADATA_KEY);
        return LineAt.after(
                before,
                event,
                message.getSequenceNumber(),
                message.getTimestamp(),
                actor == null ? null : Actor.parse(actor));
    }
}
