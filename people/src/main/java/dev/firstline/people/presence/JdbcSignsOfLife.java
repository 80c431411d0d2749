package dev.firstline.people.presence;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps a row for each employee; several are locked in the order of their ids, since many nodes write them. */
final class JdbcSignsOfLife implements SignsOfLife {

    private final JdbcClient jdbc;

    JdbcSignsOfLife(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void give(Instant at, Set<EmployeeId> employees) {
        if (employees.isEmpty()) {
            return;
        }
        var ids = employees.stream().map(EmployeeId::value).toList();
        jdbc.sql("""
                        INSERT INTO people_sign_of_life (employee_id, at)
                        SELECT e.id, :at FROM people_employee e
                        WHERE e.id IN (:ids)
                          AND NOT EXISTS (SELECT 1 FROM people_sign_of_life s WHERE s.employee_id = e.id)
                        ORDER BY e.id
                        ON CONFLICT DO NOTHING
                        """).param("at", at.atOffset(UTC)).param("ids", ids).update();
        var older = jdbc.sql("""
                        SELECT employee_id FROM people_sign_of_life
                        WHERE employee_id IN (:ids) AND at < :at ORDER BY employee_id FOR UPDATE
                        """)
                .param("ids", ids)
                .param("at", at.atOffset(UTC))
                .query(UUID.class)
                .list();
        if (!older.isEmpty()) {
            jdbc.sql("UPDATE people_sign_of_life SET at = :at WHERE employee_id IN (:ids)")
                    .param("at", at.atOffset(UTC))
                    .param("ids", older)
                    .update();
        }
    }

    @Override
    public boolean givenSince(Instant moment, EmployeeId employee) {
        return jdbc.sql("SELECT at FROM people_sign_of_life WHERE employee_id = ? FOR UPDATE")
                .param(employee.value())
                .query(OffsetDateTime.class)
                .optional()
                .filter(last -> !last.toInstant().isBefore(moment))
                .isPresent();
    }
}
