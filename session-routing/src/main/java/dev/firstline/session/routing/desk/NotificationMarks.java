package dev.firstline.session.routing.desk;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.session.NotificationCommand.MarkNotificationRead;
import dev.firstline.shared.api.session.NotificationCommand.MarkNotificationsRead;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what of his notifications somebody has read, and forgets them all after a time. */
final class NotificationMarks {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    NotificationMarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @CommandHandler
    void handle(MarkNotificationRead command, Actor actor) {
        var id = command.notification().value();
        var reader = employee(actor);
        if (jdbc.sql("select 1 from session_notification where notification_id = ? and employee_id = ?")
                .params(id, reader)
                .query()
                .listOfRows()
                .isEmpty()) {
            throw new RefusedException(new NotFound());
        }
        jdbc.sql(
                        "insert into session_notification_read (notification_id, read_at) values (?, ?) on conflict do nothing")
                .params(id, clock.instant().atOffset(UTC))
                .update();
    }

    @CommandHandler
    void handle(MarkNotificationsRead command, Actor actor) {
        jdbc.sql("""
                insert into session_notification_read (notification_id, read_at)
                select n.notification_id, cast(? as timestamp with time zone) from session_notification n
                 where n.employee_id = ? and not exists (
                       select 1 from session_notification_read x where x.notification_id = n.notification_id)
                on conflict do nothing
                """).params(clock.instant().atOffset(UTC), employee(actor)).update();
    }

    /** Forgets those of more than 30 days ago, read or not. A mark is never older than what it marks. */
    void forgetOld() {
        var before = clock.instant().minus(KEPT).atOffset(UTC);
        jdbc.sql("delete from session_notification where at < ?").param(before).update();
        jdbc.sql("delete from session_notification_read where read_at < ?")
                .param(before)
                .update();
    }

    private static UUID employee(Actor actor) {
        if (actor instanceof Actor.Employee employee) {
            return employee.id().value();
        }
        throw new RefusedException(new NotAllowed());
    }
}
