package dev.firstline.line.query;

import dev.firstline.line.query.LinePart.Kind;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupRenamed;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;

/** Keeps the list of lines, with what it needs to know of groups. */
@ProcessingGroup(LinesProjection.GROUP)
final class LinesProjection {

    static final String GROUP = "lines";

    private final ListedLines lines;
    private final KnownGroups groups;
    private final KnownMembers members;

    LinesProjection(ListedLines lines, KnownGroups groups, KnownMembers members) {
        this.lines = lines;
        this.groups = groups;
        this.members = members;
    }

    @EventHandler
    void on(LineCreated event) {
        if (!lines.existsById(event.line().value())) {
            var row = new ListedLine(event.line(), event.version(), event.name());
            row.assign(Kind.OPERATOR, event.operatorGroups());
            row.assign(Kind.SUPERVISOR, event.supervisorGroups());
            lines.save(row);
        }
    }

    @EventHandler
    void on(LineRenamed event) {
        change(event, row -> row.rename(event.name()));
    }

    @EventHandler
    void on(OperatorsAssigned event) {
        change(event, row -> row.assign(Kind.OPERATOR, event.groups()));
    }

    @EventHandler
    void on(SupervisorsAssigned event) {
        change(event, row -> row.assign(Kind.SUPERVISOR, event.groups()));
    }

    @EventHandler
    void on(InternalClientsSet event) {
        change(event, row -> row.assign(Kind.INTERNAL_CLIENT, event.groups()));
    }

    @EventHandler
    void on(OperatorNameShown event) {
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

    @EventHandler
    void on(GroupCreated event) {
        groups.save(new KnownGroup(event.group(), event.name()));
    }

    @EventHandler
    void on(GroupRenamed event) {
        groups.save(new KnownGroup(event.group(), event.name()));
    }

    @EventHandler
    void on(GroupDeleted event) {
        members.deleteAllOf(event.group().value());
    }

    @EventHandler
    void on(EmployeeJoinedGroup event) {
        members.save(new KnownMember(KnownMember.Key.of(event.group(), event.employee())));
    }

    @EventHandler
    void on(EmployeeLeftGroup event) {
        members.deleteById(KnownMember.Key.of(event.group(), event.employee()));
    }

    @ResetHandler
    void reset() {
        lines.deleteAllInBatch();
        groups.deleteAllInBatch();
        members.deleteAllInBatch();
    }
}
