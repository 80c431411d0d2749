package dev.firstline.people.presence;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.ListAbsent;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers who seems to be gone. */
final class PresenceAnswers {

    private final JdbcClient jdbc;

    PresenceAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<EmployeeId> answer(ListAbsent query) {
        return jdbc.sql("""
                        SELECT p.employee_id FROM people_presence p
                        LEFT JOIN people_sign_of_life s ON s.employee_id = p.employee_id
                        WHERE p.online AND (s.at IS NULL OR s.at < ?)
                        ORDER BY p.employee_id
                        """).param(query.since().atOffset(UTC)).query(UUID.class).stream()
                .map(EmployeeId::new)
                .toList();
    }
}
