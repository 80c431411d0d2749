package dev.firstline.session.routing.desk;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.NameBasedId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.NotificationView.Kind;
import dev.firstline.shared.api.session.SessionEvent.NoteAdded;
import dev.firstline.shared.api.session.SessionEvent.NoteEdited;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells people what others ask of them: a session that is theirs now, a note that mentions them. Nobody is told of his own doing. */
@ProcessingGroup("sessions")
final class NotificationProjection {

    private final JdbcClient jdbc;

    NotificationProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(SessionAssigned event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        tell(event.operator(), Kind.ASSIGNED, event.session(), Long.toString(seq), at, token, actor);
    }

    @EventHandler
    void on(NoteAdded event, @Timestamp Instant at, TrackingToken token, Actor actor) {
        mention(event.mentions(), event.session(), event.message(), at, token, actor);
    }

    /** Whom the note mentioned before was told of it then. */
    @EventHandler
    void on(NoteEdited event, @Timestamp Instant at, TrackingToken token, Actor actor) {
        mention(event.mentions(), event.session(), event.message(), at, token, actor);
    }

    private void mention(
            List<EmployeeId> mentioned,
            SessionId session,
            MessageId note,
            Instant at,
            TrackingToken token,
            Actor actor) {
        mentioned.forEach(each -> tell(each, Kind.MENTIONED, session, note.value(), at, token, actor));
    }

    private void tell(
            EmployeeId whom,
            Kind kind,
            SessionId session,
            String occasion,
            Instant at,
            TrackingToken token,
            Actor actor) {
        var by = actor instanceof Actor.Employee employee ? employee.id() : null;
        if (whom.equals(by)) {
            return;
        }
        jdbc.sql("""
                insert into session_notification (notification_id, employee_id, kind, session_id, by_id, at, position)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .param(NameBasedId.of(session.value(), kind + " " + whom + " " + occasion))
                .param(whom.value())
                .param(kind.name())
                .param(session.value())
                .param(by == null ? null : by.value())
                .param(at.atOffset(UTC))
                .param(Positions.of(token))
                .update();
    }
}
