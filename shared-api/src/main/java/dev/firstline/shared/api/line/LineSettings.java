package dev.firstline.shared.api.line;

import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineEvent.AccountApplicationSet;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.LineRestored;
import dev.firstline.shared.api.line.LineEvent.LineRetired;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.RequestApplicationsSet;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsMayEditSet;
import dev.firstline.shared.api.people.GroupId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything a line is set to at one version; the fold of the line's events. The aggregate and the auditor use the same one. */
public record LineSettings(LineId line, long version, LineState state, LineBlock block) {

    /** The settings after one more event; before is absent only for {@link LineCreated}. */
    public static LineSettings evolve(@Nullable LineSettings before, LineEvent event) {
        if (event instanceof LineCreated created) {
            return new LineSettings(
                    created.line(),
                    created.version(),
                    LineState.ACTIVE,
                    LineBlock.of(created.name(), created.operatorGroups(), created.supervisorGroups()));
        }
        if (before == null) {
            throw new IllegalArgumentException("a line begins with LineCreated, not with " + event);
        }
        return new LineSettings(before.line, event.version(), before.stateAfter(event), before.blockAfter(event));
    }

    private LineState stateAfter(LineEvent event) {
        if (event instanceof LineRetired) {
            return LineState.RETIRED;
        }
        return event instanceof LineRestored ? LineState.ACTIVE : state;
    }

    private LineBlock blockAfter(LineEvent event) {
        if (event instanceof LineRenamed renamed) {
            return block.withName(renamed.name());
        }
        if (event instanceof OperatorsAssigned assigned) {
            return block.withOperatorGroups(assigned.groups());
        }
        if (event instanceof SupervisorsAssigned assigned) {
            return block.withSupervisorGroups(assigned.groups());
        }
        if (event instanceof InternalClientsSet set) {
            return block.withInternalGroups(set.groups());
        }
        if (event instanceof OperatorNameShown shown) {
            return block.withShowOperatorName(shown.shown());
        }
        if (event instanceof AccountApplicationSet set) {
            return block.withAccountApplication(set.application());
        }
        if (event instanceof RequestApplicationsSet set) {
            return block.withRequestApplications(set.applications());
        }
        if (event instanceof ReadersAssigned assigned) {
            return block.withReaderGroups(assigned.groups());
        }
        if (event instanceof SupervisorsMayEditSet set) {
            return block.withSupervisorsMayEdit(set.allowed());
        }
        if (!(event instanceof LineRetired || event instanceof LineRestored)) {
            throw new IllegalArgumentException("a line is created once: " + event);
        }
        return block;
    }

    /** How a viewer stands to the line set so. */
    public LineStanding standingOf(Viewer viewer) {
        var parts = EnumSet.noneOf(Part.class);
        parts.addAll(viewer.parts());
        add(Part.SUPERVISOR, supervisorGroups(), viewer, parts);
        add(Part.OPERATOR, operatorGroups(), viewer, parts);
        add(Part.READER, readerGroups(), viewer, parts);
        add(Part.INTERNAL_CLIENT, internalGroups(), viewer, parts);
        return new LineStanding(parts, supervisorsMayEdit());
    }

    private static void add(Part part, Set<GroupId> groups, Viewer viewer, Set<Part> parts) {
        if (viewer.isInAnyOf(groups)) {
            parts.add(part);
        }
    }

    public boolean isRetired() {
        return state == LineState.RETIRED;
    }

    public String name() {
        return block.name();
    }

    public Set<GroupId> operatorGroups() {
        return block.operatorGroups();
    }

    public Set<GroupId> supervisorGroups() {
        return block.supervisorGroups();
    }

    public Set<GroupId> internalGroups() {
        return block.internalGroups();
    }

    public boolean showOperatorName() {
        return block.showOperatorName();
    }

    public @Nullable ApplicationId accountApplication() {
        return block.accountApplication();
    }

    public Set<ApplicationId> requestApplications() {
        return block.requestApplications();
    }

    public Set<GroupId> readerGroups() {
        return block.readerGroups();
    }

    public boolean supervisorsMayEdit() {
        return block.supervisorsMayEdit();
    }

    public RoutingRule routingRule() {
        return block.routingRule();
    }
}
