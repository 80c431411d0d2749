package dev.firstline.line.command;

import static dev.firstline.shared.api.line.LineSetting.ACCOUNT_APPLICATION;
import static dev.firstline.shared.api.line.LineSetting.INTERNAL_GROUPS;
import static dev.firstline.shared.api.line.LineSetting.NAME;
import static dev.firstline.shared.api.line.LineSetting.OPERATOR_GROUPS;
import static dev.firstline.shared.api.line.LineSetting.READER_GROUPS;
import static dev.firstline.shared.api.line.LineSetting.REQUEST_APPLICATIONS;
import static dev.firstline.shared.api.line.LineSetting.SHOW_OPERATOR_NAME;
import static dev.firstline.shared.api.line.LineSetting.SUPERVISORS_MAY_EDIT;
import static dev.firstline.shared.api.line.LineSetting.SUPERVISOR_GROUPS;
import static java.util.Comparator.comparing;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignReaders;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.LetSupervisorsEdit;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.RestoreLine;
import dev.firstline.shared.api.line.LineCommand.RetireLine;
import dev.firstline.shared.api.line.LineCommand.RevertLine;
import dev.firstline.shared.api.line.LineCommand.SaveSettings;
import dev.firstline.shared.api.line.LineCommand.SetAccountApplication;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.SetRequestApplications;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineEvent;
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
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineRefusal.CannotRestore;
import dev.firstline.shared.api.line.LineRefusal.LineNameTaken;
import dev.firstline.shared.api.line.LineRefusal.NoInternalClients;
import dev.firstline.shared.api.line.LineRefusal.Save;
import dev.firstline.shared.api.line.LineRefusal.StaleVersion;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineSaved.Warning;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
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

    @AggregateIdentifier
    private @Nullable LineId id;

    private @Nullable LineCreated creation;
    private @Nullable String creator;

    /** What each save left, the save to version n at n - 1. */
    private final List<LineSave> saves = new ArrayList<>();

    Line() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    LineSaved handle(CreateLine command, Actor actor, LineFacts facts) {
        demandMayCreate(actor, facts);
        var name = Name.of("name", command.name());
        var created =
                new LineCreated(command.line(), 1, name.text(), command.operatorGroups(), command.supervisorGroups());
        if (creation == null) {
            var block = LineBlock.of(name.text(), created.operatorGroups(), created.supervisorGroups());
            demandPossible(Set.of(OPERATOR_GROUPS, SUPERVISOR_GROUPS), block, facts);
            demandTaken(name.folded(), created.line(), facts);
            apply(created);
        } else if (!creation.equals(created) || !actor.asText().equals(creator)) {
            throw new RefusedException(new IdReused());
        }
        var asCreated = LineSettings.evolve(null, created);
        return saved(asCreated, EnumSet.of(OPERATOR_GROUPS, SUPERVISOR_GROUPS), facts);
    }

    @CommandHandler
    LineSaved handle(RenameLine command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        return save(block().withName(command.name()), NAME, actor, facts);
    }

    @CommandHandler
    LineSaved handle(AssignOperators command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        return save(block().withOperatorGroups(command.groups()), OPERATOR_GROUPS, actor, facts);
    }

    @CommandHandler
    LineSaved handle(AssignSupervisors command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_WHO_SUPERVISES, actor, facts);
        return save(block().withSupervisorGroups(command.groups()), SUPERVISOR_GROUPS, actor, facts);
    }

    @CommandHandler
    LineSaved handle(SetInternalClients command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        return save(block().withInternalGroups(command.groups()), INTERNAL_GROUPS, actor, facts);
    }

    @CommandHandler
    LineSaved handle(ShowOperatorName command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        if (settings().internalGroups().isEmpty()) {
            throw new RefusedException(new NoInternalClients());
        }
        return save(block().withShowOperatorName(command.show()), SHOW_OPERATOR_NAME, actor, facts);
    }

    @CommandHandler
    LineSaved handle(SetAccountApplication command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        return save(block().withAccountApplication(command.application()), ACCOUNT_APPLICATION, actor, facts);
    }

    @CommandHandler
    LineSaved handle(SetRequestApplications command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        return save(block().withRequestApplications(command.applications()), REQUEST_APPLICATIONS, actor, facts);
    }

    @CommandHandler
    LineSaved handle(AssignReaders command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        return save(block().withReaderGroups(command.groups()), READER_GROUPS, actor, facts);
    }

    @CommandHandler
    LineSaved handle(LetSupervisorsEdit command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_WHO_SUPERVISES, actor, facts);
        return save(block().withSupervisorsMayEdit(command.allowed()), SUPERVISORS_MAY_EDIT, actor, facts);
    }

    @CommandHandler
    LineSaved handle(SaveSettings command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        demandNewest(command.startedFrom());
        return save(command.block(), EnumSet.allOf(LineSetting.class), actor, facts);
    }

    @CommandHandler
    LineSaved handle(RevertLine command, Actor actor, LineFacts facts) {
        demandMay(Permission.CHANGE_SETTINGS, actor, facts);
        if (command.startedFrom() != null) {
            demandNewest(command.startedFrom());
        }
        if (command.version() < 1 || command.version() > saves.size()) {
            throw new RefusedException(new InvalidValue("version", Problem.UNKNOWN));
        }
        var now = block();
        var earlier = saves.get((int) command.version() - 1).settings().block();
        var lost = EnumSet.noneOf(LineSetting.class);
        LineSetting.differing(now, earlier).stream()
                .filter(setting -> !canComeBack(setting, earlier, actor, facts))
                .forEach(lost::add);
        var wanted = LineSetting.mixed(earlier, lost, now);
        if (wanted.showOperatorName() && wanted.internalGroups().isEmpty()) {
            lost.add(SHOW_OPERATOR_NAME);
            wanted = LineSetting.mixed(earlier, lost, now);
        }
        if (!command.skip().containsAll(lost)) {
            throw new RefusedException(new CannotRestore(List.copyOf(lost)));
        }
        return save(wanted, EnumSet.allOf(LineSetting.class), actor, facts);
    }

    private boolean canComeBack(LineSetting setting, LineBlock earlier, Actor actor, LineFacts facts) {
        if (!may(setting.permission(), actor, facts)) {
            return false;
        }
        if (setting == NAME && !settings().isRetired()) {
            var holder = facts.names().holderOf(Name.folded(earlier.name()));
            return holder.isEmpty() || holder.get().equals(id);
        }
        return SettingRule.problem(setting, earlier, facts).isEmpty();
    }

    @CommandHandler
    LineSaved handle(RetireLine command, Actor actor, LineFacts facts) {
        demandMay(Permission.RETIRE_LINE, actor, facts);
        var before = settings();
        if (!before.isRetired()) {
            facts.names().release(Name.folded(before.name()), before.line());
            apply(new LineRetired(before.line(), before.version() + 1));
        }
        return saved(settings(), Set.of(), facts);
    }

    @CommandHandler
    LineSaved handle(RestoreLine command, Actor actor, LineFacts facts) {
        demandMay(Permission.RETIRE_LINE, actor, facts);
        var before = settings();
        if (before.isRetired()) {
            demandTaken(Name.folded(before.name()), before.line(), facts);
            apply(new LineRestored(before.line(), before.version() + 1));
        }
        return saved(settings(), Set.of(), facts);
    }

    private LineBlock block() {
        return settings().block();
    }

    private LineSaved save(LineBlock wanted, LineSetting setting, Actor actor, LineFacts facts) {
        return save(wanted, Set.of(setting), actor, facts);
    }

    /** One save, one decision, one version: an event for each thing that differs, none where nothing does. */
    private LineSaved save(LineBlock asked, Set<LineSetting> named, Actor actor, LineFacts facts) {
        var before = settings();
        var name = Name.of("name", asked.name());
        var wanted = withoutNameShownToNobody(asked.withName(name.text()));
        var changed = LineSetting.differing(before.block(), wanted);
        changed.forEach(setting -> demandMay(setting.permission(), actor, facts));
        demandPossible(changed, wanted, facts);
        var foldedBefore = Name.folded(before.name());
        if (!before.isRetired() && !name.folded().equals(foldedBefore)) {
            demandTaken(name.folded(), before.line(), facts);
            facts.names().release(foldedBefore, before.line());
        }
        changed.forEach(setting -> apply(event(setting, before.line(), before.version() + 1, wanted)));
        return saved(settings(), named, facts);
    }

    /** Who clears the internal groups need not know what else they were for. */
    private LineBlock withoutNameShownToNobody(LineBlock wanted) {
        if (!wanted.showOperatorName() || !wanted.internalGroups().isEmpty()) {
            return wanted;
        }
        if (!settings().showOperatorName()) {
            throw new RefusedException(new NoInternalClients());
        }
        return wanted.withShowOperatorName(false);
    }

    private static LineEvent event(LineSetting setting, LineId line, long version, LineBlock wanted) {
        return switch (setting) {
            case NAME -> new LineRenamed(line, version, wanted.name());
            case OPERATOR_GROUPS -> new OperatorsAssigned(line, version, wanted.operatorGroups());
            case SUPERVISOR_GROUPS -> new SupervisorsAssigned(line, version, wanted.supervisorGroups());
            case INTERNAL_GROUPS -> new InternalClientsSet(line, version, wanted.internalGroups());
            case SHOW_OPERATOR_NAME -> new OperatorNameShown(line, version, wanted.showOperatorName());
            case ACCOUNT_APPLICATION -> new AccountApplicationSet(line, version, wanted.accountApplication());
            case REQUEST_APPLICATIONS -> new RequestApplicationsSet(line, version, wanted.requestApplications());
            case READER_GROUPS -> new ReadersAssigned(line, version, wanted.readerGroups());
            case SUPERVISORS_MAY_EDIT -> new SupervisorsMayEditSet(line, version, wanted.supervisorsMayEdit());
            case ROUTING_RULE -> throw new IllegalStateException("there is one rule, so it cannot differ");
        };
    }

    private static void demandMayCreate(Actor actor, LineFacts facts) {
        if (actor instanceof Actor.Employee employee && !Permission.CREATE_LINE.allows(asViewer(employee, facts))) {
            throw new RefusedException(new NotAllowed());
        }
    }

    private void demandMay(Permission permission, Actor actor, LineFacts facts) {
        if (!may(permission, actor, facts)) {
            throw new RefusedException(may(Permission.SEE_SETTINGS, actor, facts) ? new NotAllowed() : new NotFound());
        }
    }

    private boolean may(Permission permission, Actor actor, LineFacts facts) {
        return !(actor instanceof Actor.Employee employee)
                || permission.allows(settings().standingOf(asViewer(employee, facts)));
    }

    private static Viewer asViewer(Actor.Employee employee, LineFacts facts) {
        return new Viewer(employee.id(), facts.groups().of(employee.id()));
    }

    private void demandNewest(long startedFrom) {
        var newest = settings().version();
        if (startedFrom != newest) {
            var meanwhile = startedFrom < 1
                    ? List.<Save>of()
                    : IntStream.range((int) Math.min(startedFrom, newest), saves.size())
                            .mapToObj(i -> saves.get(i).since(saves.get(i - 1)))
                            .toList();
            throw new RefusedException(new StaleVersion(startedFrom, newest, meanwhile));
        }
    }

    private static void demandPossible(Set<LineSetting> changed, LineBlock wanted, LineFacts facts) {
        changed.stream()
                .sorted()
                .forEach(setting -> SettingRule.problem(setting, wanted, facts).ifPresent(problem -> {
                    throw new RefusedException(new InvalidValue(setting.field(), problem));
                }));
    }

    private static void demandTaken(String foldedName, LineId line, LineFacts facts) {
        var holder = facts.names().take(foldedName, line);
        if (!holder.equals(line)) {
            throw new RefusedException(new LineNameTaken(holder));
        }
    }

    private static LineSaved saved(LineSettings settings, Set<LineSetting> named, LineFacts facts) {
        var warnings = named.stream()
                .sorted()
                .flatMap(setting -> warnings(setting, groupsIn(setting, settings.block()), facts))
                .toList();
        return new LineSaved(settings.line(), settings.version(), warnings);
    }

    private static Set<GroupId> groupsIn(LineSetting setting, LineBlock block) {
        return switch (setting) {
            case OPERATOR_GROUPS -> block.operatorGroups();
            case SUPERVISOR_GROUPS -> block.supervisorGroups();
            case INTERNAL_GROUPS -> block.internalGroups();
            case READER_GROUPS -> block.readerGroups();
            default -> Set.of();
        };
    }

    private static Stream<Warning> warnings(LineSetting setting, Set<GroupId> named, LineFacts facts) {
        return facts.groups().withoutMembers(named).stream()
                .sorted(comparing(GroupId::toString))
                .map(group -> new Warning(Warning.Code.GROUP_WITHOUT_MEMBERS, setting.field(), group));
    }

    private LineSettings settings() {
        return saves.get(saves.size() - 1).settings();
    }

    @EventSourcingHandler
    void on(LineCreated event, @MetaDataValue(Actor.METADATA_KEY) @Nullable String actor, @Timestamp Instant at) {
        id = event.line();
        creation = event;
        creator = actor;
        keep(LineSettings.evolve(null, event), actor, at);
    }

    @EventSourcingHandler
    void on(LineEvent event, @MetaDataValue(Actor.METADATA_KEY) @Nullable String actor, @Timestamp Instant at) {
        var next = LineSettings.evolve(settings(), event);
        if (next.version() == settings().version()) {
            var begun = saves.remove(saves.size() - 1);
            saves.add(new LineSave(next, begun.at(), begun.by()));
        } else {
            var before = saves.get(saves.size() - 1).at();
            keep(next, actor, at.isBefore(before) ? before : at);
        }
    }

    private void keep(LineSettings settings, @Nullable String actor, Instant at) {
        saves.add(new LineSave(settings, at, actor == null ? null : Actor.parse(actor)));
    }
}
