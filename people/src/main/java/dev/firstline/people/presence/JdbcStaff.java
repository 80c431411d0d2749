package dev.firstline.people.presence;

import dev.firstline.shared.api.people.EmployeeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the employees there are. */
final class JdbcStaff implements Staff {

    private final JdbcClient jdbc;

    JdbcStaff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean includes(EmployeeId employee) {
        return exists("SELECT EXISTS (SELECT 1 FROM people_employee WHERE id = ?)", employee);
    }

    @Override
    public boolean isActive(EmployeeId employee) {
        return exists("SELECT EXISTS (SELECT 1 FROM people_employee WHERE id = ? AND active)", employee);
    }

    private boolean exists(String sql, EmployeeId employee) {
        return jdbc.sql(sql).param(employee.value()).query(Boolean.class).single();
    }
}
