package dev.firstline.people.signin;

import dev.firstline.shared.api.people.EmployeeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps hashes in the database. */
final class JdbcCredentials implements Credentials {

    private final JdbcClient jdbc;

    JdbcCredentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void renew(EmployeeId employee, String from, String to) {
        jdbc.sql("UPDATE people_credential SET password_hash = ? WHERE employee_id = ? AND password_hash = ?")
                .params(to, employee.value(), from)
                .update();
    }
}
