package dev.firstline.session.routing.desk;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionAnswer.ReadByClient;
import dev.firstline.shared.api.session.SessionAnswer.ReadUpTo;
import dev.firstline.shared.api.session.SessionCommand.MarkOwnRead;
import dev.firstline.shared.api.session.SessionCommand.MarkRead;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionView.DeliveryState;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps how far each of the staff has read a session, and each internal client his conversation. Marks only move forward. */
final class ReadMarks {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadMarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @CommandHandler
    void handle(MarkRead command, Actor actor) {
        var session = command.session().value();
        var reader = employee(actor).value();
        jdbc.sql("""
                insert into session_read_mark (session_id, employee_id, seq)
                select r.session_id, cast(? as uuid), 0 from session_view_row r where r.session_id = ?
                on conflict do nothing
                """).params(reader, session).update();
        jdbc.sql("update session_read_mark set seq = ? where session_id = ? and employee_id = ? and seq < ?")
                .params(command.seq(), session, reader, command.seq())
                .update();
    }

    @CommandHandler
    ReadByClient handle(MarkOwnRead command, Actor actor) {
        var channel = ChannelId.internalOf(command.line());
        var conversation =
                ConversationId.of(channel, employee(actor).toString()).value();
        var upTo = jdbc.sql("""
                select max(position) from session_view_entry
                 where conversation_id = ? and message_id = ? and kind in ('CLIENT', 'REPLY')
                """)
                .params(conversation, command.message().value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new RefusedException(new InvalidValue("messageId", Problem.UNKNOWN)));
        var at = clock.instant();
        var before = lockMark(conversation);
        if (before >= upTo) {
            return new ReadByClient(at, List.of());
        }
        jdbc.sql("update session_client_mark set position = ? where conversation_id = ?")
                .params(upTo, conversation)
                .update();
        jdbc.sql("""
                insert into session_delivery (session_id, seq, state, at)
                select e.session_id, e.seq, cast(? as varchar(16)), cast(? as timestamp with time zone)
                  from session_view_entry e
                 where e.conversation_id = ? and e.kind = 'REPLY' and e.position > ? and e.position <= ?
                on conflict do nothing
                """)
                .params(DeliveryState.READ.name(), at.atOffset(UTC), conversation, before, upTo)
                .update();
        return new ReadByClient(
                at,
                jdbc.sql("""
                select session_id, max(seq) as seq from session_view_entry
                 where conversation_id = ? and kind = 'REPLY' and position > ? and position <= ? group by session_id
                """)
                        .params(conversation, before, upTo)
                        .query((row, n) -> new ReadUpTo(
                                new SessionId(row.getObject("session_id", UUID.class)), row.getLong("seq")))
                        .list());
    }

    private long lockMark(UUID conversation) {
        jdbc.sql("insert into session_client_mark (conversation_id, position) values (?, 0) on conflict do nothing")
                .param(conversation)
                .update();
        return jdbc.sql("select position from session_client_mark where conversation_id = ? for update")
                .param(conversation)
                .query(Long.class)
                .single();
    }

    private static EmployeeId employee(Actor actor) {
        if (actor instanceof Actor.Employee employee) {
            return employee.id();
        }
        throw new RefusedException(new NotAllowed());
    }
}
