package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.session.SessionCommand.MarkRead;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps how far a session's operator has read. Marks only move forward; whoever does not hold the session has none. */
final class ReadMarks {

    private final JdbcClient jdbc;

    ReadMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CommandHandler
    void handle(MarkRead command, Actor actor) {
        if (!(actor instanceof Actor.Employee employee)) {
            return;
        }
        var session = command.session().value();
        var reader = employee.id().value();
        jdbc.sql("""
                insert into session_read_mark (session_id, employee_id, seq)
                select r.session_id, r.operator_id, 0 from session_view_row r
                 where r.session_id = ? and r.operator_id = ?
                on conflict do nothing
                """).params(session, reader).update();
        jdbc.sql("update session_read_mark set seq = ? where session_id = ? and employee_id = ? and seq < ?")
                .params(command.seq(), session, reader, command.seq())
                .update();
    }
}
