package dev.firstline.line.query;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;

/** Keeps a checkpoint of a line every so many of its events, and its newest state. */
@ProcessingGroup(LinesProjection.GROUP)
final class CheckpointProjection {

    private final Checkpoints checkpoints;

    CheckpointProjection(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @EventHandler
    void on(LineEvent event, @SequenceNumber long sequence, @Timestamp Instant at, Actor actor) {
        var newest = checkpoints.newest(event.line(), Long.MAX_VALUE, Long.MAX_VALUE, Instant.MAX);
        long expected = newest.map(LineAt::sequence).orElse(-1L) + 1;
        // what was told already changes nothing, and without the beginning there is nothing to go on from
        if (sequence == expected) {
            checkpoints.keep(LineAt.after(newest.orElse(null), event, sequence, at, actor));
            newest.filter(before -> before.sequence() % Checkpoints.EVERY != Checkpoints.EVERY - 1)
                    .ifPresent(checkpoints::drop);
        }
    }

    @ResetHandler
    void reset() {
        checkpoints.clear();
    }
}
