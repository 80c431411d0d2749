package dev.firstline.people.security;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityQuery.ListSecurityEntries;
import dev.firstline.shared.api.security.SecurityView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers what the security log holds. */
final class SecurityAnswers {

    private final JdbcClient jdbc;

    SecurityAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry as its row has it, without its facts. */
    private record Row(
            UUID id,
            Instant at,
            SecurityEvent event,
            @Nullable Actor actor,
            @Nullable EmployeeId employee,
            @Nullable String address) {

        SecurityView.Entry with(Map<String, String> facts) {
            return new SecurityView.Entry(id, at, event, actor, employee, address, facts);
        }

        Cursor cursor() {
            return new Cursor(at, id);
        }
    }

    private record Fact(UUID entry, String name, String value) {}

    @QueryHandler
    Page<SecurityView.Entry> answer(ListSecurityEntries query) {
        if (!Permission.READ_SECURITY_LOG.allows(query.viewer())) {
            throw new RefusedException(new NotAllowed());
        }
        var limit = query.page().limit();
        var found = rows(query, limit + 1);
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        var facts = factsOf(shown);
        return new Page<>(
                shown.stream()
                        .map(row -> row.with(facts.getOrDefault(row.id(), Map.of())))
                        .toList(),
                more ? shown.get(limit - 1).cursor().asText() : null,
                0);
    }

    private List<Row> rows(ListSecurityEntries query, int limit) {
        var sql = new StringBuilder("SELECT id, at, event, actor, employee_id, address FROM people_security_log")
                .append(" WHERE TRUE");
        var params = new HashMap<String, Object>();
        if (query.from() != null) {
            sql.append(" AND at >= :from");
            params.put("from", Cursor.inDatabase(query.from()));
        }
        if (query.to() != null) {
            sql.append(" AND at < :to");
            params.put("to", Cursor.inDatabase(query.to()));
        }
        if (!query.events().isEmpty()) {
            sql.append(" AND event IN (:events)");
            params.put("events", query.events().stream().map(Enum::name).toList());
        }
        if (query.employee() != null) {
            sql.append(" AND (employee_id = :employee OR actor = :actor)");
            params.put("employee", query.employee().value());
            params.put("actor", new Actor.Employee(query.employee()).asText());
        }
        if (query.page().cursor() != null) {
            var cursor = Cursor.parse(query.page().cursor());
            sql.append(" AND (at < :before OR at = :before AND id < :id)");
            params.put("before", Cursor.inDatabase(cursor.at()));
            params.put("id", cursor.id());
        }
        params.put("limit", limit);
        return jdbc.sql(sql.append(" ORDER BY at DESC, id DESC LIMIT :limit").toString())
                .params(params)
                .query((row, number) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        var actor = row.getString("actor");
        var employee = row.getObject("employee_id", UUID.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                SecurityEvent.valueOf(row.getString("event")),
                actor == null ? null : Actor.parse(actor),
                employee == null ? null : new EmployeeId(employee),
                row.getString("address"));
    }

    private Map<UUID, Map<String, String>> factsOf(List<Row> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT entry_id, name, fact FROM people_security_fact WHERE entry_id IN (:entries)")
                .param("entries", rows.stream().map(Row::id).toList())
                .query((row, number) ->
                        new Fact(row.getObject("entry_id", UUID.class), row.getString("name"), row.getString("fact")))
                .stream()
                .collect(groupingBy(Fact::entry, toMap(Fact::name, Fact::value)));
    }
}
