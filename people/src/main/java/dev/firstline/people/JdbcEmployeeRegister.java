package dev.firstline.people;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.ProviderIdentity;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps guard rows and password hashes beside the employee's facts, in the command's transaction. */
final class JdbcEmployeeRegister implements EmployeeRegister {

    private final JdbcClient jdbc;

    JdbcEmployeeRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean takeLogin(String foldedLogin, EmployeeId employee) {
        int taken = jdbc.sql(
                        "INSERT INTO people_login (folded_login, employee_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(foldedLogin, employee.value())
                .update();
        // the same employee made twice at once: his stream decides, not his login
        return taken == 1
                || jdbc.sql("SELECT employee_id FROM people_login WHERE folded_login = ?")
                        .param(foldedLogin)
                        .query(UUID.class)
                        .optional()
                        .filter(employee.value()::equals)
                        .isPresent();
    }

    @Override
    public boolean takeIdentity(ProviderIdentity identity, EmployeeId employee) {
        int taken = jdbc.sql(
                        "INSERT INTO people_identity (issuer, subject, employee_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(identity.issuer(), identity.subject(), employee.value())
                .update();
        return taken == 1
                || jdbc.sql("SELECT employee_id FROM people_identity WHERE issuer = ? AND subject = ?")
                        .params(identity.issuer(), identity.subject())
                        .query(UUID.class)
                        .optional()
                        .filter(employee.value()::equals)
                        .isPresent();
    }

    @Override
    public void keepPassword(EmployeeId employee, String hash) {
        // H2 has no ON CONFLICT DO UPDATE
        int kept = jdbc.sql(
                        "INSERT INTO people_credential (employee_id, password_hash) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(employee.value(), hash)
                .update();
        if (kept == 0) {
            jdbc.sql("UPDATE people_credential SET password_hash = ? WHERE employee_id = ?")
                    .params(hash, employee.value())
                    .update();
        }
    }
}
