package dev.firstline.people.signin;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps tokens by their hash. */
final class JdbcTokens implements Tokens {

    private final JdbcClient jdbc;

    JdbcTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean keep(
            UUID token,
            EmployeeId employee,
            String name,
            String hash,
            TokenScope scope,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        return jdbc.sql("""
                        INSERT INTO people_token (id, employee_id, name, hash, scope, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(token, employee.value(), name, hash, scope.name(), createdAt.atOffset(UTC))
                        .param(expiresAt == null ? null : expiresAt.atOffset(UTC))
                        .update()
                == 1;
    }

    @Override
    public boolean end(UUID token, EmployeeId employee) {
        return jdbc.sql("DELETE FROM people_token WHERE id = ? AND employee_id = ?")
                        .params(token, employee.value())
                        .update()
                == 1;
    }
}
