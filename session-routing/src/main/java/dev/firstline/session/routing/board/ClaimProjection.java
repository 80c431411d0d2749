package dev.firstline.session.routing.board;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The claims of each line's ledger, won and lost, one row each. An event seen before changes nothing. When a session was opened, and on
 * which line, is read from the list, which the same group writes.
 */
@ProcessingGroup("sessions")
final class ClaimProjection {

    private final JdbcClient jdbc;

    ClaimProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(SessionClaimed event, @Timestamp Instant at, @SequenceNumber long seq) {
        var session = event.session().value();
        jdbc.sql("""
                insert into session_view_claim (session_id, seq, line_id, operator_id, claimed_at, contested)
                values (?, ?, ?, ?, ?, false) on conflict do nothing
                """)
                .params(session, seq + 1, event.line().value(), event.operator().value(), at.atOffset(UTC))
                .update();
        jdbc.sql("select opened_at from session_view_row where session_id = ?")
                .param(session)
                .query(OffsetDateTime.class)
                .optional()
                .ifPresent(opened -> jdbc.sql("""
                        update session_view_claim set waited_ms = ? where session_id = ? and seq = ? and not exists (
                               select 1 from session_view_claim c where c.session_id = ? and c.seq < ?)
                        """)
                        .params(Duration.between(opened.toInstant(), at).toMillis(), session, seq + 1, session, seq + 1)
                        .update());
    }

    @EventHandler
    void on(ClaimRefused event, @Timestamp Instant at, @SequenceNumber long seq) {
        var session = event.session().value();
        jdbc.sql("""
                insert into session_view_lost_claim (session_id, seq, line_id, operator_id, at)
                select session_id, ?, line_id, ?, ? from session_view_row where session_id = ? on conflict do nothing
                """)
                .params(seq + 1, event.operator().value(), at.atOffset(UTC), session)
                .update();
        jdbc.sql(
                        "update session_view_claim set contested = true where session_id = ? and operator_id = ? and claimed_at = ?")
                .params(session, event.holder().value(), event.claimedAt().atOffset(UTC))
                .update();
    }
}
