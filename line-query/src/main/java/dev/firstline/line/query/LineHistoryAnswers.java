package dev.firstline.line.query;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.firstline.line.query.KnownPeople.Membership;
import dev.firstline.line.query.LineHistory.Step;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineMoment.AsOf;
import dev.firstline.shared.api.line.LineQuery.CompareMoments;
import dev.firstline.shared.api.line.LineQuery.FindEligible;
import dev.firstline.shared.api.line.LineQuery.FindPastSettings;
import dev.firstline.shared.api.line.LineQuery.ReadHistory;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.line.LineView.By;
import dev.firstline.shared.api.line.LineView.Change;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers what a line was, from its own events, to whoever may know. */
final class LineHistoryAnswers {

    private final LineHistory history;
    private final SessionAddresses sessions;
    private final KnownPeople people;
    private final ProjectionPosition position;

    LineHistoryAnswers(
            LineHistory history, SessionAddresses sessions, KnownPeople people, ProjectionPosition position) {
        this.history = history;
        this.sessions = sessions;
        this.people = people;
        this.position = position;
    }

    @QueryHandler
    Optional<LineView.Past> answer(FindPastSettings query) {
        if (!maySee(query.viewer(), query.line())) {
            return Optional.empty();
        }
        return history.at(query.line(), query.moment()).map(found -> {
            var groups = groupsOf(found.settings());
            var ids = new HashSet<>(groups);
            employee(found).ifPresent(ids::add);
            var names = people.names(ids);
            return new LineView.Past(
                    found.settings(), found.at(), by(found, names), names.references(groups.stream(), found.at()));
        });
    }

    @QueryHandler
    Optional<Page<LineView.HistoryEntry>> answer(ReadHistory query) {
        if (!maySee(query.viewer(), query.line())) {
            return Optional.empty();
        }
        var knownUpTo = position.of(LinesProjection.GROUP);
        var limit = query.page().limit();
        var steps = history.stepsBefore(query.line(), before(query.page().cursor()), limit);
        var oldest = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).after().sequence();
        var names =
                people.names(steps.stream().flatMap(LineHistoryAnswers::named).collect(toSet()));
        return Optional.of(new Page<>(
                steps.stream().map(step -> entry(step, names)).toList(),
                oldest == 0 ? null : Long.toString(oldest, Character.MAX_RADIX),
                knownUpTo));
    }

    private static long before(@Nullable String cursor) {
        try {
            var before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor, Character.MAX_RADIX);
            if (before >= 0) {
                return before;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new RefusedException(new InvalidValue("cursor", Problem.MALFORMED));
    }

    private static Stream<UUID> named(Step step) {
        var groups = new HashSet<>(idsIn(step.after().settings()));
        if (step.before() != null) {
            groups.addAll(idsIn(step.before().settings()));
        }
        return Stream.concat(groups.stream(), employee(step.after()).stream());
    }

    private static LineView.HistoryEntry entry(Step step, Names names) {
        var after = step.after();
        var before = step.before();
        return new LineView.HistoryEntry(
                after.settings().version(),
                after.at(),
                by(after, names),
                storedName(step.event()),
                before == null
                        ? begun(after, names)
                        : changes(before.settings(), after.at(), after.settings(), after.at(), names));
    }

    private static String storedName(LineEvent event) {
        return event.getClass().getAnnotation(StoredAs.class).value();
    }

    /** What a line was created with; all else is as on every new line. */
    private static List<Change> begun(LineAt created, Names names) {
        return Stream.of(LineSetting.NAME, LineSetting.OPERATOR_GROUPS, LineSetting.SUPERVISOR_GROUPS)
                .map(setting -> new Change(
                        setting.field(),
                        null,
                        named(setting.in(created.settings().block()), created.at(), names)))
                .toList();
    }

    @QueryHandler
    Optional<LineView.Difference> answer(CompareMoments query) {
        if (!maySee(query.viewer(), query.line())) {
            return Optional.empty();
        }
        return history.at(query.line(), query.from())
                .flatMap(from -> history.at(query.line(), query.to()).map(to -> difference(from, to)));
    }

    private LineView.Difference difference(LineAt from, LineAt to) {
        var ids = new HashSet<>(idsIn(from.settings()));
        ids.addAll(idsIn(to.settings()));
        return new LineView.Difference(
                new LineView.Point(from.settings().version(), from.at()),
                new LineView.Point(to.settings().version(), to.at()),
                changes(from.settings(), from.at(), to.settings(), to.at(), people.names(ids)));
    }

    private static List<Change> changes(
            LineSettings before, Instant then, LineSettings after, Instant later, Names names) {
        var changes = new ArrayList<Change>();
        LineSetting.differing(before.block(), after.block())
                .forEach(setting -> changes.add(new Change(
                        setting.field(),
                        named(setting.in(before.block()), then, names),
                        named(setting.in(after.block()), later, names))));
        if (before.state() != after.state()) {
            changes.add(new Change("state", before.state(), after.state()));
        }
        return changes;
    }

    /** A setting's value with the names things had at a moment. */
    private static @Nullable Object named(@Nullable Object value, Instant at, Names names) {
        if (value instanceof Set<?> several) {
            return names.references(several.stream().map(LineHistoryAnswers::idIn), at);
        }
        return value instanceof ApplicationId one ? names.reference(one.value(), at) : value;
    }

    private static UUID idIn(Object reference) {
        return reference instanceof GroupId group ? group.value() : ((ApplicationId) reference).value();
    }

    @QueryHandler
    Optional<LineView.Eligible> answer(FindEligible query) {
        if (!maySee(query.viewer(), query.line())) {
            return Optional.empty();
        }
        var at = query.at();
        return history.at(query.line(), new AsOf(at)).flatMap(line -> {
            var operators = line.settings().operatorGroups();
            if (query.session() == null) {
                return Optional.of(eligible(at, operators));
            }
            return sessions.of(query.session(), at)
                    .filter(address -> address.line().equals(query.line()))
                    .map(address -> eligible(at, address.groupsAt(at, operators)));
        });
    }

    private LineView.Eligible eligible(Instant at, Set<GroupId> groups) {
        var members = people.members(groups, at).stream()
                .collect(groupingBy(Membership::employee, mapping(Membership::group, toSet())));
        var online = people.online(members.keySet(), at);
        var ids = new HashSet<UUID>();
        members.keySet().forEach(employee -> ids.add(employee.value()));
        groups.forEach(group -> ids.add(group.value()));
        var names = people.names(ids);
        var operators = members.entrySet().stream()
                .map(member -> new LineView.Operator(
                        member.getKey().toString(),
                        names.of(member.getKey().value(), at),
                        names.references(member.getValue().stream().map(GroupId::value), at),
                        online.contains(member.getKey()) ? PresenceStatus.ONLINE : PresenceStatus.OFFLINE))
                .sorted(comparing(LineView.Operator::presence)
                        .thenComparing(operator -> Name.folded(operator.name()))
                        .thenComparing(LineView.Operator::id))
                .toList();
        return new LineView.Eligible(at, operators);
    }

    /** By what the line is now: whoever ceased to watch it no longer sees what it was. */
    private boolean maySee(Viewer viewer, LineId line) {
        return history.settingsOf(line)
                .filter(now -> Permission.SEE_SETTINGS.allows(now.standingOf(viewer)))
                .isPresent();
    }

    /** The groups and applications the settings name. */
    private static Set<UUID> idsIn(LineSettings settings) {
        return Stream.concat(
                        groupsOf(settings).stream(),
                        Stream.concat(
                                        settings.requestApplications().stream(),
                                        Stream.ofNullable(settings.accountApplication()))
                                .map(ApplicationId::value))
                .collect(toSet());
    }

    private static Set<UUID> groupsOf(LineSettings settings) {
        return Stream.of(
                        settings.operatorGroups(),
                        settings.supervisorGroups(),
                        settings.internalGroups(),
                        settings.readerGroups())
                .flatMap(Set::stream)
                .map(GroupId::value)
                .collect(toSet());
    }

    private static By by(LineAt line, Names names) {
        if (line.by() instanceof Actor.Process process) {
            return new By(null, process.name());
        }
        return employee(line)
                .map(employee -> new By(employee.toString(), names.of(employee, line.at())))
                .orElse(new By(null, ""));
    }

    private static Optional<UUID> employee(LineAt line) {
        return line.by() instanceof Actor.Employee employee
                ? Optional.of(employee.id().value())
                : Optional.empty();
    }
}
