package dev.firstline.line.query;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.firstline.line.query.ListedLines.GroupOnLine;
import dev.firstline.line.query.ListedLines.PartOnLine;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineQuery.FindParts;
import dev.firstline.shared.api.line.LineQuery.ListLines;
import dev.firstline.shared.api.line.LineQuery.NameLines;
import dev.firstline.shared.api.line.LineSaved.Warning;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.line.LineState;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
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
    private final KnownPeople people;
    private final LineHistory history;
    private final ProjectionPosition position;

    LineAnswers(ListedLines lines, KnownPeople people, LineHistory history, ProjectionPosition position) {
        this.lines = lines;
        this.people = people;
        this.history = history;
        this.position = position;
    }

    @QueryHandler
    Page<LineView.Row> answer(ListLines query) {
        long knownUpTo = position.of(LinesProjection.GROUP);
        int limit = query.page().limit();
        var after = LineCursor.parse(query.page().cursor());
        var found = lines.list(
                Permission.SEE_SETTINGS.allows(query.viewer()),
                Permission.SEE_SETTINGS.parts(),
                groupsOf(query.viewer()),
                query.states(),
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
        var names = people.names(parts.values().stream()
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
                            row.state(),
                            now(groupsThatAre(Part.OPERATOR, ofRow), names),
                            now(groupsThatAre(Part.SUPERVISOR, ofRow), names));
                })
                .toList();
    }

    private static Stream<UUID> groupsThatAre(Part part, List<GroupOnLine> groups) {
        return groups.stream().filter(group -> group.part() == part).map(GroupOnLine::groupId);
    }

    @QueryHandler
    Optional<LineView.Settings> answer(FindLineSettings query) {
        return history.settingsOf(query.line())
                .filter(settings -> Permission.SEE_SETTINGS.allows(settings.standingOf(query.viewer())))
                .map(settings -> asView(settings, query.viewer()));
    }

    private LineView.Settings asView(LineSettings settings, Viewer viewer) {
        var block = settings.block();
        var named = Stream.of(
                        block.operatorGroups(), block.supervisorGroups(), block.internalGroups(), block.readerGroups())
                .flatMap(Set::stream)
                .collect(toSet());
        var withMembers = people.withMembers(named);
        var warnings = Stream.of(
                        warnings(LineSetting.OPERATOR_GROUPS, block.operatorGroups(), withMembers),
                        warnings(LineSetting.SUPERVISOR_GROUPS, block.supervisorGroups(), withMembers),
                        warnings(LineSetting.INTERNAL_GROUPS, block.internalGroups(), withMembers),
                        warnings(LineSetting.READER_GROUPS, block.readerGroups(), withMembers))
                .flatMap(some -> some)
                .toList();
        var ids = named.stream().map(GroupId::value).toList();
        return new LineView.Settings(
                settings,
                now(ids.stream(), people.names(ids)),
                Permission.CHANGE_SETTINGS.allows(settings.standingOf(viewer)),
                warnings);
    }

    private static Stream<Warning> warnings(LineSetting setting, Set<GroupId> named, Set<GroupId> withMembers) {
        return named.stream()
                .filter(group -> !withMembers.contains(group))
                .sorted(comparing(GroupId::toString))
                .map(group -> new Warning(Warning.Code.GROUP_WITHOUT_MEMBERS, setting.field(), group));
    }

    @QueryHandler
    LineView.Parts answer(FindParts query) {
        var parts = lines.partsOf(groupsOf(query.viewer()));
        return new LineView.Parts(
                linesWhereOneIs(Part.OPERATOR, parts),
                linesWhereOneIs(Part.SUPERVISOR, parts),
                linesWhereOneIs(Part.READER, parts),
                linesWhereOneIs(
                        Part.INTERNAL_CLIENT,
                        parts.stream()
                                .filter(on -> on.state() == LineState.ACTIVE)
                                .toList()));
    }

    private static List<LineView.OwnLine> linesWhereOneIs(Part part, List<PartOnLine> parts) {
        return parts.stream()
                .filter(on -> on.part() == part)
                .map(on -> new LineView.OwnLine(
                        new LineId(on.lineId()), on.name(), on.state() == LineState.RETIRED ? true : null))
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

    /** By the names groups have now. */
    private static List<Reference> now(Stream<UUID> groups, Names names) {
        return names.references(groups, Instant.MAX);
    }
}
