package dev.firstline.session.routing;

import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps who holds what, and what is addressed to one group alone, in the transaction of the session's event. */
@ProcessingGroup("session-facts")
final class SessionPlacesWriter {

    private final JdbcClient jdbc;

    SessionPlacesWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(SessionOpened event) {
        if (event.addressedTo() != null) {
            update(
                    "insert into session_addressed (session_id, line_id, group_id) values (?, ?, ?) on conflict do nothing",
                    event.session().value(),
                    event.line().value(),
                    event.addressedTo().value());
        }
    }

    @EventHandler
    void on(SessionClaimed event) {
        update(
                "insert into session_held (session_id, line_id, operator_id) values (?, ?, ?) on conflict do nothing",
                event.session().value(),
                event.line().value(),
                event.operator().value());
    }

    @EventHandler
    void on(SessionReturned event) {
        isHeldNoMore(event.session());
    }

    @EventHandler
    void on(SessionReaddressed event) {
        isForAll(event.session());
    }

    @EventHandler
    void on(SessionClosed event) {
        isHeldNoMore(event.session());
        isForAll(event.session());
    }

    private void isHeldNoMore(SessionId session) {
        update("delete from session_held where session_id = ?", session.value());
    }

    private void isForAll(SessionId session) {
        update("delete from session_addressed where session_id = ?", session.value());
    }

    private void update(String sql, Object... params) {
        jdbc.sql(sql).params(params).update();
    }
}
