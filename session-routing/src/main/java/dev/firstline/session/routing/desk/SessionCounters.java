package dev.firstline.session.routing.desk;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionQuery.CountSessions;
import dev.firstline.shared.api.session.SessionQuery.CountSessionsOfMany;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView.Counters;
import dev.firstline.shared.api.session.SessionView.CountersOfMany;
import dev.firstline.shared.api.session.SessionView.LineCounter;
import dev.firstline.shared.api.session.SessionView.LineParts;
import dev.firstline.shared.api.session.SessionView.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers how much waits for whom. What is counted of a line is counted once for all who look at it; {@link Permission} says what of it
 * each may count.
 */
final class SessionCounters {

    private final JdbcClient jdbc;
    private final ViewerLines lines;

    SessionCounters(JdbcClient jdbc, ViewerLines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    /** So many sessions that are alike for whoever may see them. */
    private record Alike(Reference line, Sight sight, int sessions, int unread) {}

    @QueryHandler
    Counters answer(CountSessions query) {
        return requireNonNull(counters(Set.of(query.viewer())).get(query.viewer()));
    }

    @QueryHandler
    CountersOfMany answer(CountSessionsOfMany query) {
        return new CountersOfMany(counters(query.viewers()));
    }

    private Map<Viewer, Counters> counters(Set<Viewer> viewers) {
        var parts = lines.of(viewers);
        var everybody =
                viewers.stream().map(viewer -> viewer.employee().value()).collect(toUnmodifiableSet());
        var onLines = parts.values().stream()
                .flatMap(each -> each.byLine().keySet().stream())
                .map(LineId::value)
                .collect(toUnmodifiableSet());
        var waiting = onLines.isEmpty() ? List.<Alike>of() : waiting(onLines);
        var held = onLines.isEmpty() ? Map.<EmployeeId, List<Alike>>of() : held(onLines, everybody);
        var notifications = notifications(everybody);
        return viewers.stream()
                .collect(toMap(
                        viewer -> viewer,
                        viewer -> counters(
                                viewer,
                                parts.getOrDefault(viewer, new LineParts(Set.of(), Map.of())),
                                waiting,
                                held.getOrDefault(viewer.employee(), List.of()),
                                notifications.getOrDefault(viewer.employee(), 0))));
    }

    private static Counters counters(
            Viewer viewer, LineParts parts, List<Alike> waiting, List<Alike> held, int notifications) {
        var queue = waiting.stream()
                .filter(each -> may(Permission.LIST_QUEUE, each, viewer, parts))
                .collect(groupingBy(Alike::line, summingInt(Alike::sessions)));
        var mine = held.stream()
                .filter(each -> may(Permission.LIST_MINE, each, viewer, parts))
                .toList();
        return new Counters(
                queue.values().stream().mapToInt(Integer::intValue).sum(),
                mine.stream().mapToInt(Alike::sessions).sum(),
                mine.stream().mapToInt(Alike::unread).sum(),
                spam(waiting, viewer, parts),
                queue.entrySet().stream()
                        .map(each -> new LineCounter(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparing(each -> each.line().name()))
                        .toList(),
                notifications);
    }

    private static @Nullable Integer spam(List<Alike> waiting, Viewer viewer, LineParts parts) {
        var mayList = parts.byLine().values().stream()
                .anyMatch(part -> !Collections.disjoint(part, Permission.LIST_SPAM.parts()));
        return mayList
                ? (Integer) waiting.stream()
                        .filter(each -> may(Permission.LIST_SPAM, each, viewer, parts))
                        .mapToInt(Alike::sessions)
                        .sum()
                : null;
    }

    private static boolean may(Permission permission, Alike sessions, Viewer viewer, LineParts parts) {
        return permission.allows(sessions.sight().standingOf(viewer, parts));
    }

    private List<Alike> waiting(Set<UUID> onLines) {
        return jdbc.sql("""
                select r.line_id, l.name, r.status, r.group_id, count(*) as sessions
                  from session_view_row r join session_fact_line l on l.line_id = r.line_id
                 where r.status in ('QUEUED', 'SPAM') and r.line_id in (:lines)
                 group by r.line_id, l.name, r.status, r.group_id
                """)
                .param("lines", onLines)
                .query((row, n) -> {
                    var group = row.getObject("group_id", UUID.class);
                    var sight = new Sight(
                            line(row),
                            SessionStatus.valueOf(row.getString("status")),
                            group == null ? null : new GroupId(group),
                            null);
                    return new Alike(named(row), sight, row.getInt("sessions"), 0);
                })
                .list();
    }

    private Map<EmployeeId, List<Alike>> held(Set<UUID> onLines, Set<UUID> holders) {
        var held = new HashMap<EmployeeId, List<Alike>>();
        jdbc.sql("""
                select r.line_id, l.name, r.operator_id, count(*) as sessions,
                       sum(case when r.last_client_seq > coalesce(m.seq, 0) then 1 else 0 end) as unread
                  from session_view_row r
                  join session_fact_line l on l.line_id = r.line_id
                  left join session_read_mark m on m.session_id = r.session_id and m.employee_id = r.operator_id
                 where r.status = 'ASSIGNED' and r.operator_id in (:holders) and r.line_id in (:lines)
                 group by r.line_id, l.name, r.operator_id
                """).param("holders", holders).param("lines", onLines).query(row -> {
            var holder = new EmployeeId(row.getObject("operator_id", UUID.class));
            var sight = new Sight(line(row), SessionStatus.ASSIGNED, null, holder);
            held.computeIfAbsent(holder, none -> new ArrayList<>())
                    .add(new Alike(named(row), sight, row.getInt("sessions"), row.getInt("unread")));
        });
        return held;
    }

    private static LineId line(ResultSet row) throws SQLException {
        return new LineId(row.getObject("line_id", UUID.class));
    }

    private static Reference named(ResultSet row) throws SQLException {
        return new Reference(line(row).toString(), row.getString("name"));
    }

    private Map<EmployeeId, Integer> notifications(Set<UUID> employees) {
        var unread = new HashMap<EmployeeId, Integer>();
        jdbc.sql("""
                select n.employee_id, count(*) as unread from session_notification n
                 where n.employee_id in (:employees) and not exists (
                       select 1 from session_notification_read x where x.notification_id = n.notification_id)
                 group by n.employee_id
                """).param("employees", employees).query(row -> {
            unread.put(new EmployeeId(row.getObject("employee_id", UUID.class)), row.getInt("unread"));
        });
        return unread;
    }
}
