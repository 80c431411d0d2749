package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.session.NotificationQuery.ListNotifications;
import dev.firstline.shared.api.session.NotificationView.Notification;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers what somebody is told of, with what he may see of it now. */
final class Notifications {

    private final JdbcClient jdbc;
    private final ViewerLines lines;
    private final ProjectionPosition positions;

    Notifications(JdbcClient jdbc, ViewerLines lines, ProjectionPosition positions) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.positions = positions;
    }

    @QueryHandler
    Page<Notification> answer(ListNotifications query) {
        var position = positions.of("sessions");
        var viewer = query.viewer();
        var limit = query.page().limit();
        var cursor = query.page().cursor();
        var found = jdbc.sql(NotificationReader.SELECT + "n.employee_id = :me and n.position < :before"
                        + (query.unreadOnly() ? " and x.notification_id is null" : "")
                        + " order by n.position desc limit :limit")
                .param("me", viewer.employee().value())
                .param("before", cursor == null ? Long.MAX_VALUE : Positions.read(cursor))
                .param("limit", limit + 1)
                .query(NotificationReader::read)
                .list();
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var sessions = NotificationReader.sessions(jdbc, page);
        var parts = lines.of(viewer);
        return new Page<>(
                page.stream()
                        .map(each -> {
                            var session = sessions.get(each.notification().session());
                            return each.notification()
                                    .about(
                                            session != null && RowReader.maySee(jdbc, session, viewer, parts)
                                                    ? session.row()
                                                    : null);
                        })
                        .toList(),
                more ? Positions.cursor(page.get(limit - 1).position()) : null,
                position);
    }
}
