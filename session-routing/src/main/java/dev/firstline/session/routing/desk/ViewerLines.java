package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what a viewer is on which lines, by the facts committed so far. */
final class ViewerLines {

    private final JdbcClient jdbc;

    ViewerLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LineParts of(Viewer viewer) {
        var byLine = new HashMap<LineId, Set<Part>>();
        if (!viewer.groups().isEmpty()) {
            jdbc.sql("""
                    select distinct line_id, part from session_fact_line_group where group_id in (:groups)
                    """).param("groups", ids(viewer)).query(row -> {
                byLine.computeIfAbsent(
                                new LineId(row.getObject("line_id", UUID.class)), l -> EnumSet.noneOf(Part.class))
                        .add(Part.valueOf(row.getString("part")));
            });
        }
        return new LineParts(viewer.parts(), byLine);
    }

    static Set<UUID> ids(Viewer viewer) {
        return viewer.groups().stream().map(GroupId::value).collect(Collectors.toUnmodifiableSet());
    }
}
