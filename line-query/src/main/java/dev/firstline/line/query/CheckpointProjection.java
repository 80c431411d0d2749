package dev.firstline.line.query;

import dev.firstline.shared.api.line.LineEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;

/** Keeps a checkpoint of a line every so many of its events. */
@ProcessingGroup(LinesProjection.GROUP)
final class CheckpointProjection {

    private final LineHistory history;
    private final Checkpoints checkpoints;

    CheckpointProjection(LineHistory history, Checkpoints checkpoints) {
        this.history = history;
        this.checkpoints = checkpoints;
    }

    @EventHandler
    void on(LineEvent event, @SequenceNumber long sequence) {
        if (sequence % Checkpoints.EVERY == Checkpoints.EVERY - 1) {
            history.upTo(event.line(), sequence).ifPresent(checkpoints::keep);
        }
    }

    @ResetHandler
    void reset() {
        checkpoints.clear();
    }
}
