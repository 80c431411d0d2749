package dev.firstline.people.signin;

import dev.firstline.shared.api.people.EmployeeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the employees there are. */
final class JdbcOwners implements Owners {

    private final JdbcClient jdbc;

    JdbcOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean include(EmployeeId employee) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM people_employee WHERE id = ?)")
                .param(employee.value())
                .query(Boolean.class)
                .single();
    }
}
