package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Extent;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of {@link Permission} as a condition on {@code session_view_row r}: what a list of that permission may hold for a viewer.
 *
 * @param condition in SQL, with named parameters
 * @param params the parameters' values
 */
record RowFilter(String condition, Map<String, Object> params) {

    static RowFilter of(Permission permission, Viewer viewer, LineParts parts) {
        var params = new HashMap<String, Object>();
        params.put("me", viewer.employee().value());
        params.put(
                "statuses",
                permission.statuses().stream().map(SessionStatus::name).toList());
        var alternatives = new ArrayList<String>();
        for (Part part : Part.values()) {
            var where = where(part, parts, params);
            for (Extent extent : where.isEmpty() ? List.<Extent>of() : permission.extentsFor(part)) {
                alternatives.add("(%s and %s)".formatted(where.get(), reach(extent, viewer, params)));
            }
        }
        var anyOf = alternatives.isEmpty() ? "1 = 0" : String.join(" or ", alternatives);
        return new RowFilter("r.status in (:statuses) and (" + anyOf + ")", params);
    }

    /** On which lines the viewer is this; empty: on none. */
    private static Optional<String> where(Part part, LineParts parts, Map<String, Object> params) {
        if (parts.everywhere().contains(part)) {
            return Optional.of("1 = 1");
        }
        var lines = parts.byLine().entrySet().stream()
                .filter(line -> line.getValue().contains(part))
                .map(line -> line.getKey().value())
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        params.put("lines" + part, lines);
        return Optional.of("r.line_id in (:lines" + part + ")");
    }

    private static String reach(Extent extent, Viewer viewer, Map<String, Object> params) {
        return switch (extent) {
            case ALL -> "1 = 1";
            case ALL_BUT_SPAM -> "r.status <> 'SPAM'";
            case ADDRESSED -> {
                params.put("groups", ViewerLines.ids(viewer));
                yield "r.status = 'QUEUED' and (r.group_id is null or r.group_id in (:groups))";
            }
            case HELD -> "r.status = 'ASSIGNED' and r.operator_id = :me";
            case HELD_LAST -> "r.status <> 'ASSIGNED' and r.operator_id = :me";
            case WHERE_LINE_SAYS, OWN -> "1 = 0";
        };
    }
}
