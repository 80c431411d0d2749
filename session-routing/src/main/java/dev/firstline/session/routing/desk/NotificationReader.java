package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.NotificationId;
import dev.firstline.shared.api.session.NotificationView.Kind;
import dev.firstline.shared.api.session.NotificationView.Notification;
import dev.firstline.shared.api.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads rows of {@code session_notification} with the name joined in of whoever caused it. */
final class NotificationReader {

    /** What {@link #read} needs; ends where conditions on {@code n} and its mark {@code x} may follow. */
    static final String SELECT = """
            select n.*, b.name as by_name, x.notification_id is not null as seen from session_notification n
              left join session_fact_employee b on b.employee_id = n.by_id
              left join session_notification_read x on x.notification_id = n.notification_id
             where\s""";

    private NotificationReader() {}

    /** A notification as read, for whom, and where its event stands in all events; without its session's row. */
    record Full(EmployeeId employee, long position, Notification notification) {}

    static Full read(ResultSet rs, int n) throws SQLException {
        var by = rs.getObject("by_id", UUID.class);
        var byName = rs.getString("by_name");
        return new Full(
                new EmployeeId(rs.getObject("employee_id", UUID.class)),
                rs.getLong("position"),
                new Notification(
                        new NotificationId(rs.getObject("notification_id", UUID.class)),
                        RowReader.instant(rs, "at"),
                        Kind.valueOf(rs.getString("kind")),
                        new SessionId(rs.getObject("session_id", UUID.class)),
                        null,
                        by == null ? null : new Reference(by.toString(), byName == null ? "" : byName),
                        rs.getBoolean("seen")));
    }

    /** The sessions they are about. */
    static Map<SessionId, RowReader.Full> sessions(JdbcClient jdbc, Collection<Full> notifications) {
        List<UUID> ids = notifications.stream()
                .map(full -> full.notification().session().value())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(RowReader.SELECT + "r.session_id in (:ids)")
                        .param("ids", ids)
                        .query(RowReader::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(full -> full.row().id(), Function.identity()));
    }
}
