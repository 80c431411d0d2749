package dev.firstline.line.query;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.LineRestored;
import dev.firstline.shared.api.line.LineEvent.LineRetired;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineState;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;

/** Keeps the list of lines. */
@ProcessingGroup(LinesProjection.GROUP)
final class LinesProjection {

    static final String GROUP = "lines";

    private final ListedLines lines;

    LinesProjection(ListedLines lines) {
        this.lines = lines;
    }

    @EventHandler
    void on(LineCreated event) {
        if (!lines.existsById(event.line().value())) {
            var row = new ListedLine(event.line(), event.version(), event.name());
            row.assign(Part.OPERATOR, event.operatorGroups());
            row.assign(Part.SUPERVISOR, event.supervisorGroups());
            lines.save(row);
        }
    }

    @EventHandler
    void on(LineRenamed event) {
        change(event, row -> row.rename(event.name()));
    }

    @EventHandler
    void on(OperatorsAssigned event) {
        change(event, row -> row.assign(Part.OPERATOR, event.groups()));
    }

    @EventHandler
    void on(SupervisorsAssigned event) {
        change(event, row -> row.assign(Part.SUPERVISOR, event.groups()));
    }

    @EventHandler
    void on(InternalClientsSet event) {
        change(event, row -> row.assign(Part.INTERNAL_CLIENT, event.groups()));
    }

    @EventHandler
    void on(ReadersAssigned event) {
        change(event, row -> row.assign(Part.READER, event.groups()));
    }

    @EventHandler
    void on(LineRetired event) {
        change(event, row -> row.become(LineState.RETIRED));
    }

    @EventHandler
    void on(LineRestored event) {
        change(event, row -> row.become(LineState.ACTIVE));
    }

    /** Of any other change the list knows only that there was one. */
    @EventHandler
    void on(LineEvent event) {
        change(event, row -> {});
    }

    /** A save's events share a version and may come again; one of an earlier save has nothing more to say. */
    private void change(LineEvent event, Consumer<ListedLine> change) {
        var row = lines.findById(event.line().value()).orElseThrow();
        if (row.version() <= event.version()) {
            change.accept(row);
            row.reach(event.version());
            lines.save(row);
        }
    }

    @ResetHandler
    void reset() {
        lines.deleteAllInBatch();
    }
}
