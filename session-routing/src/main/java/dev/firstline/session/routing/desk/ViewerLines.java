package dev.firstline.session.routing.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what a viewer is on which lines, by the facts committed so far. */
final class ViewerLines {

    private final JdbcClient jdbc;

    ViewerLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LineParts of(Viewer viewer) {
        return of(Set.of(viewer)).getOrDefault(viewer, new LineParts(viewer.parts(), Map.of()));
    }

    /** What each of them is. */
    Map<Viewer, LineParts> of(Set<Viewer> viewers) {
        var groups = viewers.stream().flatMap(viewer -> ids(viewer).stream()).collect(toUnmodifiableSet());
        var onLines = new ArrayList<GroupOnLine>();
        if (!groups.isEmpty()) {
            jdbc.sql("select line_id, group_id, part from session_fact_line_group where group_id in (:groups)")
                    .param("groups", groups)
                    .query(row -> {
                        onLines.add(new GroupOnLine(
                                new LineId(row.getObject("line_id", UUID.class)),
                                new GroupId(row.getObject("group_id", UUID.class)),
                                Part.valueOf(row.getString("part"))));
                    });
        }
        return viewers.stream().collect(toMap(viewer -> viewer, viewer -> parts(viewer, onLines)));
    }

    private record GroupOnLine(LineId line, GroupId group, Part part) {}

    private static LineParts parts(Viewer viewer, List<GroupOnLine> onLines) {
        return new LineParts(
                viewer.parts(),
                onLines.stream()
                        .filter(each -> viewer.groups().contains(each.group()))
                        .collect(groupingBy(GroupOnLine::line, mapping(GroupOnLine::part, toUnmodifiableSet()))));
    }

    static Set<UUID> ids(Viewer viewer) {
        return viewer.groups().stream().map(GroupId::value).collect(toUnmodifiableSet());
    }
}
