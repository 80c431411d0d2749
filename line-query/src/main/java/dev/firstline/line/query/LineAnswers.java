package dev.firstline.line.query;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.firstline.line.query.LinePart.Kind;
import dev.firstline.line.query.ListedLines.GroupOnLine;
import dev.firstline.line.query.ListedLines.PartOnLine;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LinePermission;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineQuery.FindParts;
import dev.firstline.shared.api.line.LineQuery.ListLines;
import dev.firstline.shared.api.line.LineQuery.NameLines;
import dev.firstline.shared.api.line.LineSaved.Warning;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.GroupId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;

/** Answers what is asked about lines, to whoever may know. */
final class LineAnswers {

    private final ListedLines lines;
    private final KnownGroups groups;
    private final KnownMembers members;
    private final LineHistory history;
    private final ProjectionPosition position;

    LineAnswers(
            ListedLines lines,
            KnownGroups groups,
            KnownMembers members,
            LineHistory history,
            ProjectionPosition position) {
        this.lines = lines;
        this.groups = groups;
        this.members = members;
        this.history = history;
        this.position = position;
    }

    @QueryHandler
    Page<LineView.Row> answer(ListLines query) {
        long knownUpTo = position.of(LinesProjection.GROUP);
        int limit = query.page().limit();
        var after = LineCursor.parse(query.page().cursor());
        var found = lines.list(
                LinePermission.SEE.allowsEverywhere(query.viewer()),
                groupsOf(query.viewer()),
                LineSearch.pattern(query.search()),
                after.foldedName(),
                after.line(),
                Limit.of(limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? LineCursor.after(page.get(limit - 1)).asText() : null;
        return new Page<>(asViews(page), next, knownUpTo);
    }

    private List<LineView.Row> asViews(List<ListedLine> rows) {
        var parts = lines.groupsOf(rows.stream().map(ListedLine::lineId).toList()).stream()
                .collect(groupingBy(GroupOnLine::lineId));
        var names = namesOf(parts.values().stream()
                .flatMap(List::stream)
                .map(GroupOnLine::groupId)
                .collect(toSet()));
        return rows.stream()
                .map(row -> {
                    var ofRow = parts.getOrDefault(row.lineId(), List.of());
                    return new LineView.Row(
                            new LineId(row.lineId()),
                            row.name(),
                            row.version(),
                            LineView.State.ACTIVE,
                            references(groupsThatAre(Kind.OPERATOR, ofRow), names),
                            references(groupsThatAre(Kind.SUPERVISOR, ofRow), names));
                })
                .toList();
    }

    private static Stream<UUID> groupsThatAre(Kind part, List<GroupOnLine> groups) {
        return groups.stream().filter(group -> group.part() == part).map(GroupOnLine::groupId);
    }

    @QueryHandler
    Optional<LineView.Settings> answer(FindLineSettings query) {
        return history.settingsOf(query.line())
                .filter(settings -> LinePermission.SEE.allows(query.viewer(), settings))
                .map(settings -> asView(settings, query.viewer()));
    }

    private LineView.Settings asView(LineSettings settings, Viewer viewer) {
        var named = Stream.of(settings.operatorGroups(), settings.supervisorGroups(), settings.internalGroups())
                .flatMap(Set::stream)
                .map(GroupId::value)
                .collect(toSet());
        var withMembers = members.withMembers(named);
        var warnings = Stream.of(
                        warnings("operatorGroups", settings.operatorGroups(), withMembers),
                        warnings("supervisorGroups", settings.supervisorGroups(), withMembers),
                        warnings("internalGroups", settings.internalGroups(), withMembers))
                .flatMap(some -> some)
                .toList();
        return new LineView.Settings(
                settings,
                references(named.stream(), namesOf(named)),
                LinePermission.CHANGE.allows(viewer, settings),
                warnings);
    }

    private static Stream<Warning> warnings(String setting, Set<GroupId> named, Set<UUID> withMembers) {
        return named.stream()
                .filter(group -> !withMembers.contains(group.value()))
                .sorted(comparing(GroupId::toString))
                .map(group -> new Warning(Warning.Code.GROUP_WITHOUT_MEMBERS, setting, group));
    }

    @QueryHandler
    LineView.Parts answer(FindParts query) {
        var parts = lines.partsOf(groupsOf(query.viewer()));
        return new LineView.Parts(
                linesWhereOneIs(Kind.OPERATOR, parts),
                linesWhereOneIs(Kind.SUPERVISOR, parts),
                linesWhereOneIs(Kind.INTERNAL_CLIENT, parts));
    }

    private static List<Reference> linesWhereOneIs(Kind part, List<PartOnLine> parts) {
        return parts.stream()
                .filter(on -> on.part() == part)
                .map(on -> new Reference(on.lineId().toString(), on.name()))
                .toList();
    }

    @QueryHandler
    Map<LineId, String> answer(NameLines query) {
        return lines.findAllById(query.lines().stream().map(LineId::value).toList()).stream()
                .collect(toMap(row -> new LineId(row.lineId()), ListedLine::name));
    }

    private static Set<UUID> groupsOf(Viewer viewer) {
        return viewer.groups().stream().map(GroupId::value).collect(toSet());
    }

    private Map<UUID, String> namesOf(Collection<UUID> some) {
        return groups.findAllById(some).stream()
                .collect(toMap(row -> row.group().value(), KnownGroup::name));
    }

    /** By name; a group so new that its name is not here yet is called by its id. */
    private static List<Reference> references(Stream<UUID> some, Map<UUID, String> names) {
        return some.map(Object::toString)
                .map(id -> new Reference(id, names.getOrDefault(UUID.fromString(id), id)))
                .sorted(comparing((Reference group) -> Name.folded(group.name()))
                        .thenComparing(Reference::id))
                .toList();
    }
}
