package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationView.Account;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.FindLinks;
import dev.firstline.shared.api.session.SessionQuery.ListSessionsOfItem;
import dev.firstline.shared.api.session.SessionView.LineApplication;
import dev.firstline.shared.api.session.SessionView.Link;
import dev.firstline.shared.api.session.SessionView.LinkedItem;
import dev.firstline.shared.api.session.SessionView.Links;
import dev.firstline.shared.api.session.SessionView.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers what sessions are linked to, and the other way round. */
final class SessionLinks {

    private final JdbcClient jdbc;
    private final ViewerLines lines;
    private final ProjectionPosition positions;

    SessionLinks(JdbcClient jdbc, ViewerLines lines, ProjectionPosition positions) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.positions = positions;
    }

    @QueryHandler
    Optional<Links> answer(FindLinks query) {
        return RowReader.find(jdbc, query.session())
                .filter(full -> RowReader.maySee(jdbc, full, query.viewer(), lines.of(query.viewer())))
                .map(full -> {
                    var client = Objects.requireNonNull(full.row().client());
                    return new Links(
                            new Account(full.row().channel().type(), client.id()),
                            client.name(),
                            applications(full.sight().line()),
                            items(query.session()));
                });
    }

    private List<LineApplication> applications(LineId line) {
        return jdbc.sql("""
                select a.application_id, n.name, a.purpose from session_fact_line_application a
                  join session_fact_application n on n.application_id = a.application_id
                 where a.line_id = ? order by a.purpose, n.name, a.application_id
                """)
                .param(line.value())
                .query((row, n) -> new LineApplication(
                        new ApplicationId(row.getObject("application_id", UUID.class)),
                        row.getString("name"),
                        LinkPurpose.valueOf(row.getString("purpose"))))
                .list();
    }

    private List<Link> items(SessionId session) {
        return jdbc.sql("""
                select k.*, a.name as application_name, i.title, e.name as by_name from session_link k
                  join session_fact_application a on a.application_id = k.application_id
                  join session_fact_item i on i.item_id = k.item_id
                  left join session_fact_employee e on e.employee_id = k.by_id
                 where k.session_id = ? and not k.removed order by k.at, k.link_id
                """)
                .param(session.value())
                .query((row, n) -> new Link(
                        new LinkId(row.getObject("link_id", UUID.class)),
                        new Reference(
                                row.getObject("application_id", UUID.class).toString(),
                                row.getString("application_name")),
                        new LinkedItem(new ItemId(row.getObject("item_id", UUID.class)), row.getString("title")),
                        LinkPurpose.valueOf(row.getString("purpose")),
                        RowReader.instant(row, "at"),
                        new Reference(
                                row.getObject("by_id", UUID.class).toString(),
                                Objects.requireNonNullElse(row.getString("by_name"), ""))))
                .list();
    }

    @QueryHandler
    Page<Row> answer(ListSessionsOfItem query) {
        var position = positions.of("sessions");
        var parts = lines.of(query.viewer());
        var filter = RowFilter.of(Permission.READ, query.viewer(), parts);
        var params = new HashMap<>(filter.params());
        params.put("item", query.item().value());
        var condition = filter.condition()
                + " and exists (select 1 from session_link k"
                + " where k.session_id = r.session_id and k.item_id = :item and not k.removed)";
        if (query.page().cursor() != null) {
            var cursor = Cursor.decode(query.page().cursor());
            params.put("at", cursor.atOffset());
            params.put("session", cursor.session());
        }
        var limit = query.page().limit();
        params.put("limit", limit + 1);
        var found = jdbc.sql(ListOrder.ACTIVITY.page(condition, query.page().cursor() != null, ""))
                .params(params)
                .query(RowReader::read)
                .list();
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var rows = page.stream().map(full -> full.rowFor(query.viewer(), parts)).toList();
        return new Page<>(
                rows,
                more
                        ? ListOrder.ACTIVITY
                                .cursor(page.get(limit - 1), rows.get(limit - 1))
                                .encode()
                        : null,
                position);
    }
}
