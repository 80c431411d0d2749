package dev.firstline.people;

import dev.firstline.shared.api.people.EmployeeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps one row of preferences for each employee who chose some. */
final class JdbcPreferences implements Preferences {

    private final JdbcClient jdbc;

    JdbcPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keepLanguage(EmployeeId employee, String language) {
        int kept = jdbc.sql(
                        "INSERT INTO people_preference (employee_id, language) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(employee.value(), language)
                .update();
        if (kept == 0) {
            jdbc.sql("UPDATE people_preference SET language = ? WHERE employee_id = ?")
                    .params(language, employee.value())
                    .update();
        }
    }
}
