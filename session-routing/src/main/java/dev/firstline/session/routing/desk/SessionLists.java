package dev.firstline.session.routing.desk;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionQuery.DescribeDecision;
import dev.firstline.shared.api.session.SessionQuery.FindLineParts;
import dev.firstline.shared.api.session.SessionQuery.FindSession;
import dev.firstline.shared.api.session.SessionQuery.ListSessions;
import dev.firstline.shared.api.session.SessionQuery.SessionList;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView.Act;
import dev.firstline.shared.api.session.SessionView.LineParts;
import dev.firstline.shared.api.session.SessionView.One;
import dev.firstline.shared.api.session.SessionView.Row;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers the lists and single sessions. */
final class SessionLists {

    private final JdbcClient jdbc;
    private final ViewerLines lines;
    private final Search search;
    private final ProjectionPosition positions;

    SessionLists(JdbcClient jdbc, ViewerLines lines, Search search, ProjectionPosition positions) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.search = search;
        this.positions = positions;
    }

    @QueryHandler
    Page<Row> answer(ListSessions query) {
        var position = positions.of("sessions");
        var parts = lines.of(query.viewer());
        var filter = RowFilter.of(permission(query.list()), query.viewer(), parts);
        var order = ListOrder.of(query);
        var condition = new StringBuilder(filter.condition());
        var params = new HashMap<>(filter.params());
        if (query.line() != null) {
            condition.append(" and r.line_id = :line");
            params.put("line", query.line().value());
        }
        var searched = query.search() != null && !query.search().isBlank();
        var words = searched ? Search.words(requireNonNull(query.search())) : List.<String>of();
        if (searched) {
            condition.append(" and ").append(search.condition(words));
            params.putAll(search.params(words));
        }
        var after = query.page().cursor();
        if (after != null) {
            var cursor = Cursor.decode(after);
            params.put("priority", cursor.priority());
            params.put("at", cursor.atOffset());
            params.put("session", cursor.session());
        }
        var limit = query.page().limit();
        params.put("limit", limit + 1);
        var found = jdbc.sql(order.page(condition.toString(), after != null, knownPresence(parts, params)))
                .params(params)
                .query(RowReader::read)
                .list();
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var said = search.found(
                words, page.stream().map(full -> full.row().id().value()).toList());
        var rows = page.stream()
                .map(full -> full.rowFor(query.viewer(), parts)
                        .withFound(said.get(full.row().id().value())))
                .toList();
        return new Page<>(
                rows,
                more ? order.cursor(page.get(limit - 1), rows.get(limit - 1)).encode() : null,
                position);
    }

    private static String knownPresence(LineParts parts, Map<String, Object> params) {
        var known = parts.linesThatAllow(Permission.SEE_PRESENCE);
        params.put("presence", known.stream().map(LineId::value).toList());
        return known.isEmpty() ? "1 = 0" : "r.line_id in (:presence)";
    }

    @QueryHandler
    Optional<One> answer(FindSession query) {
        var viewer = query.viewer();
        var parts = lines.of(viewer);
        return RowReader.find(jdbc, query.session(), viewer)
                .filter(full ->
                        full.sight().standingOf(viewer, parts).mayKnow() || RowReader.maySee(jdbc, full, viewer, parts))
                .map(full -> one(full, viewer, parts));
    }

    @QueryHandler
    Optional<One> answer(DescribeDecision query) {
        var now = query.now();
        return RowReader.find(jdbc, now.session(), query.viewer())
                .map(full -> one(
                        full.after(now, operator(now), vanished(now), group(now)),
                        query.viewer(),
                        lines.of(query.viewer())));
    }

    private @Nullable Reference operator(Now now) {
        if (now.operator() == null || now.status() == SessionStatus.QUEUED) {
            return null;
        }
        return named(now.operator().value(), "select name from session_fact_employee where employee_id = ?");
    }

    private boolean vanished(Now now) {
        return now.operator() != null
                && now.status() == SessionStatus.ASSIGNED
                && !jdbc.sql("select online from session_fact_employee where employee_id = ?")
                        .param(now.operator().value())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    private @Nullable Reference group(Now now) {
        return now.group() == null
                ? null
                : named(now.group().value(), "select name from session_fact_group where group_id = ?");
    }

    private @Nullable Reference named(UUID id, String sql) {
        return jdbc.sql(sql)
                .param(id)
                .query(String.class)
                .optional()
                .map(name -> new Reference(id.toString(), name))
                .orElse(null);
    }

    @QueryHandler
    LineParts answer(FindLineParts query) {
        return lines.of(query.viewer());
    }

    private One one(RowReader.Full full, Viewer viewer, LineParts parts) {
        var standing = full.sight().standingOf(viewer, parts);
        var may = EnumSet.noneOf(Act.class);
        for (Act act : Act.values()) {
            if (Permission.valueOf(act.name()).allows(standing)) {
                may.add(act);
            }
        }
        var row = full.rowFor(viewer, parts);
        var withContent = RowReader.maySee(jdbc, full, viewer, parts);
        return new One(
                withContent ? row : row.withoutContent(),
                withContent ? full.conversation() : null,
                full.claimedAt(),
                full.closedAt(),
                may,
                full.readSeq());
    }

    private static Permission permission(SessionList list) {
        return switch (list) {
            case QUEUE -> Permission.LIST_QUEUE;
            case MINE -> Permission.LIST_MINE;
            case ACTIVE -> Permission.LIST_ACTIVE;
            case CLOSED -> Permission.LIST_CLOSED;
            case SPAM -> Permission.LIST_SPAM;
        };
    }
}
