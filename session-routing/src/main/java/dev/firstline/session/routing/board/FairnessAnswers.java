package dev.firstline.session.routing.board;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionQuery.MeasureFairness;
import dev.firstline.shared.api.session.SessionView.Fairness;
import dev.firstline.shared.api.session.SessionView.LineParts;
import dev.firstline.shared.api.session.SessionView.OperatorFairness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers how claims on a line went, from its claims won and lost. */
final class FairnessAnswers {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final double MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final Function<Viewer, LineParts> lines;

    FairnessAnswers(JdbcClient jdbc, Function<Viewer, LineParts> lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    @QueryHandler
    Optional<Fairness> answer(MeasureFairness query) {
        var parts = lines.apply(query.viewer());
        if (!parts.allow(Permission.SEE_BOARD, query.line())) {
            if (parts.allow(Permission.SEE_SETTINGS, query.line()) && isKnown(query.line())) {
                throw new RefusedException(new NotAllowed());
            }
            return Optional.empty();
        }
        var params = Map.<String, Object>of(
                "line", query.line().value(),
                "from", kept(query.from(), EARLIEST).atOffset(UTC),
                "to", kept(query.to(), LATEST).atOffset(UTC));
        var operators = operators(params);
        return Optional.of(jdbc.sql("""
                select count(*) as claims, sum(case when contested then 1 else 0 end) as contested,
                       percentile_cont(0.5) within group (order by waited_ms) as median,
                       percentile_cont(0.95) within group (order by waited_ms) as p95
                  from session_view_claim where line_id = :line and claimed_at >= :from and claimed_at < :to
                """)
                .params(params)
                .query((row, n) -> {
                    var claims = row.getLong("claims");
                    var contested = row.getLong("contested");
                    return new Fairness(
                            claims,
                            contested,
                            claims == 0 ? 0 : (double) contested / claims,
                            seconds(row.getBigDecimal("median")),
                            seconds(row.getBigDecimal("p95")),
                            operators);
                })
                .single());
    }

    private List<OperatorFairness> operators(Map<String, Object> params) {
        return jdbc.sql("""
                select c.operator_id, e.name, sum(c.won) as won, sum(c.lost) as lost
                  from (select operator_id, 1 as won, 0 as lost from session_view_claim
                         where line_id = :line and claimed_at >= :from and claimed_at < :to
                        union all
                        select operator_id, 0 as won, 1 as lost from session_view_lost_claim
                         where line_id = :line and at >= :from and at < :to) c
                  left join session_fact_employee e on e.employee_id = c.operator_id
                 group by c.operator_id, e.name order by won desc, e.name, c.operator_id
                """)
                .params(params)
                .query((row, n) -> new OperatorFairness(
                        new EmployeeId(row.getObject("operator_id", UUID.class)),
                        row.getString("name"),
                        row.getLong("won"),
                        row.getLong("lost")))
                .list();
    }

    private boolean isKnown(LineId line) {
        return jdbc.sql("select exists (select 1 from session_fact_line where line_id = ?)")
                .param(line.value())
                .query(Boolean.class)
                .single();
    }

    /** A moment both databases know. */
    private static Instant kept(@Nullable Instant at, Instant otherwise) {
        return at == null || at.isBefore(EARLIEST) || at.isAfter(LATEST) ? otherwise : at;
    }

    private static @Nullable Double seconds(@Nullable BigDecimal millis) {
        return millis == null ? null : millis.doubleValue() / MILLIS;
    }
}
