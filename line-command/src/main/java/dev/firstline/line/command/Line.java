package dev.firstline.line.command;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LinePermission;
import dev.firstline.shared.api.line.LineRefusal.LineNameTaken;
import dev.firstline.shared.api.line.LineRefusal.NoInternalClients;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineSaved.Warning;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.people.GroupId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A configured contact point, as it decides what it may become. */
@AggregateRoot
final class Line {

    private static final String OPERATOR_GROUPS = "operatorGroups";
    private static final String SUPERVISOR_GROUPS = "supervisorGroups";
    private static final String INTERNAL_GROUPS = "internalGroups";

    @AggregateIdentifier
    private @Nullable LineId id;

    private @Nullable LineSettings settings;
    private @Nullable LineCreated creation;
    private @Nullable String creator;

    Line() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    LineSaved handle(CreateLine command, Actor actor, Groups groups, LineNames names) {
        demandMayCreate(actor, groups);
        var name = Name.of("name", command.name());
        var created =
                new LineCreated(command.line(), 1, name.text(), command.operatorGroups(), command.supervisorGroups());
        if (creation == null) {
            demandSome(OPERATOR_GROUPS, created.operatorGroups());
            demandSome(SUPERVISOR_GROUPS, created.supervisorGroups());
            var existing = groups.existing(union(created.operatorGroups(), created.supervisorGroups()));
            demandAllIn(existing, OPERATOR_GROUPS, created.operatorGroups());
            demandAllIn(existing, SUPERVISOR_GROUPS, created.supervisorGroups());
            demandTaken(names, name.folded(), created.line());
            apply(created);
        } else if (!creation.equals(created) || !actor.asText().equals(creator)) {
            throw new RefusedException(new IdReused());
        }
        var warnings = new ArrayList<Warning>();
        warnings.addAll(warnings(OPERATOR_GROUPS, created.operatorGroups(), groups));
        warnings.addAll(warnings(SUPERVISOR_GROUPS, created.supervisorGroups(), groups));
        return new LineSaved(created.line(), created.version(), warnings);
    }

    @CommandHandler
    LineSaved handle(RenameLine command, Actor actor, Groups groups, LineNames names) {
        demandMayChange(actor, groups);
        var name = Name.of("name", command.name());
        var before = settings();
        if (!name.text().equals(before.name())) {
            var folded = name.folded();
            var foldedBefore = Name.folded(before.name());
            if (!folded.equals(foldedBefore)) {
                demandTaken(names, folded, before.line());
                names.release(foldedBefore, before.line());
            }
            apply(new LineRenamed(before.line(), before.version() + 1, name.text()));
        }
        return saved(List.of());
    }

    @CommandHandler
    LineSaved handle(AssignOperators command, Actor actor, Groups groups) {
        demandMayChange(actor, groups);
        demandSome("groups", command.groups());
        demandAllIn(groups.existing(command.groups()), "groups", command.groups());
        var before = settings();
        if (!command.groups().equals(before.operatorGroups())) {
            apply(new OperatorsAssigned(before.line(), before.version() + 1, command.groups()));
        }
        return saved(warnings(OPERATOR_GROUPS, command.groups(), groups));
    }

    @CommandHandler
    LineSaved handle(AssignSupervisors command, Actor actor, Groups groups) {
        demandMayChange(actor, groups);
        demandSome("groups", command.groups());
        demandAllIn(groups.existing(command.groups()), "groups", command.groups());
        var before = settings();
        if (!command.groups().equals(before.supervisorGroups())) {
            apply(new SupervisorsAssigned(before.line(), before.version() + 1, command.groups()));
        }
        return saved(warnings(SUPERVISOR_GROUPS, command.groups(), groups));
    }

    @CommandHandler
    LineSaved handle(SetInternalClients command, Actor actor, Groups groups) {
        demandMayChange(actor, groups);
        demandAllIn(groups.existing(command.groups()), "groups", command.groups());
        var before = settings();
        if (!command.groups().equals(before.internalGroups())) {
            apply(new InternalClientsSet(before.line(), before.version() + 1, command.groups()));
        }
        if (command.groups().isEmpty() && before.showOperatorName()) {
            apply(new OperatorNameShown(before.line(), before.version() + 1, false));
        }
        return saved(warnings(INTERNAL_GROUPS, command.groups(), groups));
    }

    @CommandHandler
    LineSaved handle(ShowOperatorName command, Actor actor, Groups groups) {
        demandMayChange(actor, groups);
        var before = settings();
        if (before.internalGroups().isEmpty()) {
            throw new RefusedException(new NoInternalClients());
        }
        if (command.show() != before.showOperatorName()) {
            apply(new OperatorNameShown(before.line(), before.version() + 1, command.show()));
        }
        return saved(List.of());
    }

    private static void demandMayCreate(Actor actor, Groups groups) {
        if (actor instanceof Actor.Employee employee
                && !LinePermission.CREATE.allowsEverywhere(asViewer(employee, groups))) {
            throw new RefusedException(new NotAllowed());
        }
    }

    private void demandMayChange(Actor actor, Groups groups) {
        if (actor instanceof Actor.Employee employee) {
            var viewer = asViewer(employee, groups);
            if (!LinePermission.CHANGE.allows(viewer, settings())) {
                Refusal refusal = LinePermission.SEE.allows(viewer, settings()) ? new NotAllowed() : new NotFound();
                throw new RefusedException(refusal);
            }
        }
    }

    private static Viewer asViewer(Actor.Employee employee, Groups groups) {
        return new Viewer(employee.id(), groups.of(employee.id()));
    }

    private static void demandSome(String field, Set<GroupId> named) {
        if (named.isEmpty()) {
            throw new RefusedException(new InvalidValue(field, Problem.REQUIRED));
        }
    }

    private static void demandAllIn(Set<GroupId> existing, String field, Set<GroupId> named) {
        if (!existing.containsAll(named)) {
            throw new RefusedException(new InvalidValue(field, Problem.UNKNOWN));
        }
    }

    private static void demandTaken(LineNames names, String foldedName, LineId line) {
        var holder = names.take(foldedName, line);
        if (!holder.equals(line)) {
            throw new RefusedException(new LineNameTaken(holder));
        }
    }

    private static Set<GroupId> union(Set<GroupId> some, Set<GroupId> others) {
        var union = new HashSet<>(some);
        union.addAll(others);
        return union;
    }

    private static List<Warning> warnings(String setting, Set<GroupId> named, Groups groups) {
        return groups.withoutMembers(named).stream()
                .sorted(comparing(GroupId::toString))
                .map(group -> new Warning(Warning.Code.GROUP_WITHOUT_MEMBERS, setting, group))
                .toList();
    }

    private LineSaved saved(List<Warning> warnings) {
        return new LineSaved(settings().line(), settings().version(), warnings);
    }

    private LineSettings settings() {
        return requireNonNull(settings);
    }

    @EventSourcingHandler
    void on(LineCreated event, @MetaDataValue(Actor.METADATA_KEY) @Nullable String actor) {
        id = event.line();
        settings = LineSettings.evolve(null, event);
        creation = event;
        creator = actor;
    }

    @EventSourcingHandler
    void on(LineEvent event) {
        settings = LineSettings.evolve(settings, event);
    }
}
