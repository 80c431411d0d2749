package dev.firstline.people.security;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.security.SecurityView;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps entries as rows, with a row for each of their facts. */
final class JdbcSecurityEntries implements SecurityEntries {

    /** Many old entries go in several statements: each must end long before the database ends it. */
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private static final int LONGEST_ADDRESS = 100;

    private final JdbcClient jdbc;

    JdbcSecurityEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(SecurityView.Entry entry) {
        var actor = entry.actor();
        var employee = entry.employee();
        var address = entry.address();
        int kept = jdbc.sql("""
                        INSERT INTO people_security_log (id, at, event, actor, employee_id, address)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(entry.id(), entry.at().atOffset(UTC), entry.event().name())
                .param(actor == null ? null : actor.asText())
                .param(employee == null ? null : employee.value())
                .param(address == null ? null : address.substring(0, Math.min(address.length(), LONGEST_ADDRESS)))
                .update();
        if (kept == 1) {
            entry.facts()
                    .forEach((name, value) -> jdbc.sql(
                                    "INSERT INTO people_security_fact (entry_id, name, fact) VALUES (?, ?, ?)")
                            .params(entry.id(), name, value)
                            .update());
        }
    }

    @Override
    public void forgetBefore(Instant moment) {
        int forgotten;
        do {
            forgotten = jdbc.sql("""
                            DELETE FROM people_security_log
                            WHERE id IN (SELECT id FROM people_security_log WHERE at < ? ORDER BY at, id LIMIT ?)
                            """)
                    .params(moment.atOffset(UTC), FORGOTTEN_AT_ONCE)
                    .update();
        } while (forgotten == FORGOTTEN_AT_ONCE);
    }
}
