package dev.firstline.session.routing;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link RefusedClaims} as rows. */
final class JdbcRefusedClaims implements RefusedClaims {

    private final JdbcClient jdbc;

    JdbcRefusedClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> firstAttempt(SessionId session, EmployeeId operator, Instant claimedAt) {
        return jdbc.sql("""
                select attempted_at from session_refused_claim
                 where session_id = ? and operator_id = ? and claimed_at = ?
                """)
                .params(session.value(), operator.value(), claimedAt.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void keep(SessionId session, EmployeeId operator, Instant claimedAt, Instant attemptedAt) {
        var kept = jdbc.sql("""
                insert into session_refused_claim (session_id, operator_id, claimed_at, attempted_at)
                values (?, ?, ?, ?) on conflict do nothing
                """)
                .params(session.value(), operator.value(), claimedAt.atOffset(UTC), attemptedAt.atOffset(UTC))
                .update();
        if (kept == 0) {
            throw new ConcurrencyException("the claim of " + operator + " is being refused twice at once");
        }
    }
}
