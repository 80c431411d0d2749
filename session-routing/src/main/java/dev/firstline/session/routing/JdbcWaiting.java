package dev.firstline.session.routing;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionId;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@link Waiting} as the queued rows of the desk's list; what another transaction has reserved is skipped. So is what the list still
 * shows but the guards know to be held or closed: each row tried in vain stays locked, and the list could not catch up meanwhile.
 */
final class JdbcWaiting implements Waiting {

    private final JdbcClient jdbc;

    JdbcWaiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<SessionId> reserveNext(EmployeeId operator, @Nullable LineId line, Set<SessionId> tried) {
        var params = new HashMap<String, Object>();
        params.put("operator", operator.value());
        var sql = new StringBuilder("""
                select r.session_id from session_view_row r
                 where r.status = 'QUEUED'
                   and not exists (select 1 from session_held h where h.session_id = r.session_id)
                   and exists (select 1 from session_open o
                                where o.conversation_id = r.conversation_id and o.session_id = r.session_id)
                   and r.line_id in (select g.line_id from session_fact_line_group g
                                       join session_fact_membership m on m.group_id = g.group_id
                                      where m.employee_id = :operator and g.part = 'OPERATOR')
                   and (r.group_id is null or r.group_id in (
                            select m.group_id from session_fact_membership m where m.employee_id = :operator))
                """);
        if (line != null) {
            sql.append(" and r.line_id = :line");
            params.put("line", line.value());
        }
        if (!tried.isEmpty()) {
            sql.append(" and r.session_id not in (:tried)");
            params.put("tried", tried.stream().map(SessionId::value).toList());
        }
        sql.append(" order by r.priority desc, r.opened_at, r.session_id limit 1 for update skip locked");
        return jdbc.sql(sql.toString())
                .params(params)
                .query(UUID.class)
                .optional()
                .map(SessionId::new);
    }
}
