package dev.firstline.session.routing;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionEvent.UnmarkedAsSpam;
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
            isFor(event.session(), event.line(), event.addressedTo());
        }
    }

    @EventHandler
    void on(SessionClaimed event) {
        isHeld(event.session(), event.line(), event.operator());
    }

    @EventHandler
    void on(SessionAssigned event) {
        isHeldNoMore(event.session());
        isHeld(event.session(), event.line(), event.operator());
    }

    @EventHandler
    void on(SessionMovedToGroup event) {
        isHeldNoMore(event.session());
        isForAll(event.session());
        isFor(event.session(), event.line(), event.group());
    }

    @EventHandler
    void on(MarkedAsSpam event) {
        isHeldNoMore(event.session());
    }

    @EventHandler
    void on(UnmarkedAsSpam event) {
        if (event.operator() != null) {
            isHeld(event.session(), event.line(), event.operator());
        }
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

    private void isHeld(SessionId session, LineId line, EmployeeId operator) {
        update(
                "insert into session_held (session_id, line_id, operator_id) values (?, ?, ?) on conflict do nothing",
                session.value(),
                line.value(),
                operator.value());
    }

    private void isFor(SessionId session, LineId line, GroupId group) {
        update(
                "insert into session_addressed (session_id, line_id, group_id) values (?, ?, ?) on conflict do nothing",
                session.value(),
                line.value(),
                group.value());
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
