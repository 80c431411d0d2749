package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.PasswordChanged;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.PresenceEvent;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What else those who watch must hear of: lines, presence, rights; the newest position of each. */
@ProcessingGroup("sessions")
final class ChangeProjection {

    private final JdbcClient jdbc;

    ChangeProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What changed. */
    enum Kind {
        LINE,
        PRESENCE,
        /** Somebody may see more or less than before: a member, a group or a line was changed. */
        RIGHTS,
        /** Somebody's sign-ins ended, all or all but one: he was locked out, or has another password. */
        SIGN_INS
    }

    @EventHandler
    void on(LineEvent event, TrackingToken token) {
        note(Kind.LINE, event.line().value(), token);
        note(Kind.RIGHTS, event.line().value(), token);
    }

    @EventHandler
    void on(PresenceEvent event, TrackingToken token) {
        note(Kind.PRESENCE, event.employee().value(), token);
    }

    @EventHandler
    void on(EmployeeJoinedGroup event, TrackingToken token) {
        note(Kind.RIGHTS, event.employee().value(), token);
    }

    @EventHandler
    void on(EmployeeLeftGroup event, TrackingToken token) {
        note(Kind.RIGHTS, event.employee().value(), token);
    }

    @EventHandler
    void on(EmployeeDeactivated event, TrackingToken token) {
        note(Kind.SIGN_INS, event.employee().value(), token);
    }

    @EventHandler
    void on(PasswordChanged event, TrackingToken token) {
        note(Kind.SIGN_INS, event.employee().value(), token);
    }

    @EventHandler
    void on(GroupDeleted event, TrackingToken token) {
        note(Kind.RIGHTS, event.group().value(), token);
    }

    private void note(Kind kind, UUID id, TrackingToken token) {
        var position = Positions.of(token);
        var known = jdbc.sql(
                        "update session_view_change set position = greatest(position, ?) where kind = ? and id = ?")
                .params(position, kind.name(), id)
                .update();
        if (known == 0) {
            jdbc.sql("insert into session_view_change (kind, id, position) values (?, ?, ?)")
                    .params(kind.name(), id, position)
                    .update();
        }
    }
}
