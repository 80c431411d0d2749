package dev.firstline.session.routing.board;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.SessionQuery.ShowBoard;
import dev.firstline.shared.api.session.SessionView.Board;
import dev.firstline.shared.api.session.SessionView.BoardLine;
import dev.firstline.shared.api.session.SessionView.BoardOperator;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers the board from the lists and the facts, with as many statements for one line as for all. */
final class BoardAnswers {

    private final JdbcClient jdbc;
    private final Function<Viewer, LineParts> lines;

    BoardAnswers(JdbcClient jdbc, Function<Viewer, LineParts> lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    /** What is open on a line, or was closed there today. */
    private record Counted(int waiting, @Nullable Instant longestWaitSince, int active, int vanished, int closed) {

        private static final Counted NOTHING = new Counted(0, null, 0, 0, 0);
    }

    @QueryHandler
    Board answer(ShowBoard query) {
        var supervised = lines.apply(query.viewer()).linesThatAllow(Permission.SEE_BOARD).stream()
                .map(LineId::value)
                .toList();
        if (supervised.isEmpty()) {
            return new Board(List.of());
        }
        var counted = counted(supervised, query.since());
        var operators = operators(supervised);
        var board = new ArrayList<BoardLine>();
        jdbc.sql(
                        "select line_id, name, retired from session_fact_line where line_id in (:lines) order by name, line_id")
                .param("lines", supervised)
                .query(row -> {
                    var line = row.getObject("line_id", UUID.class);
                    var now = counted.getOrDefault(line, Counted.NOTHING);
                    if (!row.getBoolean("retired") || now.waiting() + now.active() > 0) {
                        board.add(new BoardLine(
                                new Reference(line.toString(), row.getString("name")),
                                now.waiting(),
                                now.longestWaitSince(),
                                now.active(),
                                now.vanished(),
                                now.closed(),
                                operators.getOrDefault(line, List.of())));
                    }
                });
        return new Board(board);
    }

    private Map<UUID, Counted> counted(Collection<UUID> supervised, Instant since) {
        var counted = new HashMap<UUID, Counted>();
        jdbc.sql("""
                select r.line_id,
                       sum(case when r.status = 'QUEUED' then 1 else 0 end) as waiting,
                       min(case when r.status = 'QUEUED' then r.opened_at end) as longest_wait,
                       sum(case when r.status = 'ASSIGNED' then 1 else 0 end) as active,
                       sum(case when r.status = 'ASSIGNED' and not o.online then 1 else 0 end) as vanished,
                       sum(case when r.status = 'CLOSED' then 1 else 0 end) as closed
                  from (select line_id, status, opened_at, operator_id from session_view_row
                         where status in ('QUEUED', 'ASSIGNED') and line_id in (:lines)
                        union all
                        select line_id, status, opened_at, operator_id from session_view_row
                         where closed_at >= :since and line_id in (:lines)) r
                  left join session_fact_employee o on o.employee_id = r.operator_id
                 group by r.line_id
                """)
                .param("lines", supervised)
                .param("since", since.atOffset(UTC))
                .query(row -> {
                    counted.put(
                            row.getObject("line_id", UUID.class),
                            new Counted(
                                    row.getInt("waiting"),
                                    instant(row, "longest_wait"),
                                    row.getInt("active"),
                                    row.getInt("vanished"),
                                    row.getInt("closed")));
                });
        return counted;
    }

    private Map<UUID, List<BoardOperator>> operators(Collection<UUID> supervised) {
        var operators = new HashMap<UUID, List<BoardOperator>>();
        jdbc.sql("""
                select p.line_id, e.employee_id, e.name, e.online, e.since, coalesce(h.held, 0) as held
                  from (select distinct g.line_id, m.employee_id
                          from session_fact_line_group g join session_fact_membership m on m.group_id = g.group_id
                         where g.part = 'OPERATOR' and g.line_id in (:lines)) p
                  join session_fact_employee e on e.employee_id = p.employee_id and e.active
                  left join (select line_id, operator_id, count(*) as held from session_view_row
                              where status = 'ASSIGNED' and line_id in (:lines)
                              group by line_id, operator_id) h
                    on h.line_id = p.line_id and h.operator_id = p.employee_id
                 order by e.name, e.employee_id
                """).param("lines", supervised).query(row -> {
            operators
                    .computeIfAbsent(row.getObject("line_id", UUID.class), line -> new ArrayList<>())
                    .add(new BoardOperator(
                            new EmployeeId(row.getObject("employee_id", UUID.class)),
                            row.getString("name"),
                            row.getBoolean("online") ? PresenceStatus.ONLINE : PresenceStatus.OFFLINE,
                            instant(row, "since"),
                            row.getInt("held")));
        });
        return operators;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
