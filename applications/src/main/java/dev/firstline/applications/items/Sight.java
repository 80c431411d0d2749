package dev.firstline.applications.items;

import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationView.Act;
import dev.firstline.shared.api.people.GroupId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a viewer can do with which applications, by the lines linked to them. */
final class Sight {

    private final Viewer viewer;
    private final Map<UUID, Set<Part>> byApplication = new HashMap<>();

    private Sight(Viewer viewer) {
        this.viewer = viewer;
    }

    static Sight of(Viewer viewer, JdbcClient jdbc) {
        var sight = new Sight(viewer);
        if (!viewer.groups().isEmpty()) {
            jdbc.sql("""
                    select distinct u.application_id, g.part from application_fact_line_group g
                      join application_line_use u on u.line_id = g.line_id
                     where g.group_id in (:groups)
                    """)
                    .param(
                            "groups",
                            viewer.groups().stream().map(GroupId::value).toList())
                    .query(row -> {
                        sight.byApplication
                                .computeIfAbsent(
                                        row.getObject("application_id", UUID.class), a -> EnumSet.noneOf(Part.class))
                                .add(Part.valueOf(row.getString("part")));
                    });
        }
        return sight;
    }

    /** What he can do; nothing: he does not know of the application. */
    Set<Act> may(ApplicationId application) {
        var parts = EnumSet.noneOf(Part.class);
        parts.addAll(viewer.parts());
        parts.addAll(byApplication.getOrDefault(application.value(), Set.of()));
        var standing = new LineStanding(parts, false);
        return Arrays.stream(Act.values())
                .filter(act -> act.permission().allows(standing))
                .collect(toSet());
    }

    boolean reads(ApplicationId application) {
        return may(application).contains(Act.READ_ITEMS);
    }
}
