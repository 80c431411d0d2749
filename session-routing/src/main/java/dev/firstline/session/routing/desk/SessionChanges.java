package dev.firstline.session.routing.desk;

import static java.util.stream.Collectors.toSet;

import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.NotificationView.NewNotification;
import dev.firstline.shared.api.session.SessionQuery.FollowSessions;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView.ChangedLine;
import dev.firstline.shared.api.session.SessionView.ChangedMessage;
import dev.firstline.shared.api.session.SessionView.ChangedPresence;
import dev.firstline.shared.api.session.SessionView.ChangedSession;
import dev.firstline.shared.api.session.SessionView.Changes;
import dev.firstline.shared.api.session.SessionView.Reach;
import dev.firstline.shared.api.session.SessionView.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers what changed after a position, from the read models: so whoever follows them sees what lists show. */
final class SessionChanges {

    private final JdbcClient jdbc;
    private final FilesModule.Summaries files;
    private final ProjectionPosition positions;

    SessionChanges(JdbcClient jdbc, FilesModule.Summaries files, ProjectionPosition positions) {
        this.jdbc = jdbc;
        this.files = files;
        this.positions = positions;
    }

    @QueryHandler
    Changes answer(FollowSessions query) {
        // First the positions, then the rows: what is committed in between is told now and once more, never left out.
        var position = positions.of("sessions");
        var furthest = positions.furthest("sessions");
        var sessions = jdbc.sql(RowReader.SELECT + "r.changed > :after order by r.changed limit :limit")
                .param("after", query.after())
                .param("limit", query.limit() + 1)
                .query((row, n) -> changed(RowReader.read(row, n)))
                .list();
        var messages = jdbc.sql(EntryReader.SELECT
                        + "e.changed > :after and e.kind <> 'LEDGER' order by e.changed limit :limit")
                .param("after", query.after())
                .param("limit", query.limit() + 1)
                .query(SessionChanges::entry)
                .list();
        // Only a closed session is followed by another: whoever sees that one reads this one too.
        var later = RowReader.later(
                jdbc,
                messages.stream()
                        .filter(seen -> seen.sight().status() == SessionStatus.CLOSED)
                        .map(seen -> seen.entry().session())
                        .collect(toSet()));
        var attached = Attached.of(messages.stream().map(SeenEntry::entry).toList(), files, jdbc);
        return new Changes(
                position,
                position < furthest ? furthest - 1 : furthest,
                sessions.size() <= query.limit() && messages.size() <= query.limit(),
                sessions,
                messages.stream()
                        .map(seen -> seen.message(
                                attached, later.getOrDefault(seen.entry().session(), List.of())))
                        .toList(),
                presences(query.after()),
                lines(query.after()),
                notifications(query.after()),
                rightsChanged(query.after()),
                signInsEnded(query.after()));
    }

    private static ChangedSession changed(RowReader.Full full) {
        return new ChangedSession(full.row(), full.sight());
    }

    /** An entry with what decides who may see it. */
    private record SeenEntry(EntryReader.Entry entry, Sight sight) {

        ChangedMessage message(Attached attached, List<Sight> later) {
            return new ChangedMessage(
                    entry.asMessage(attached), entry.changed(), new Reach(sight, later), entry.asOwnMessage(attached));
        }
    }

    private static SeenEntry entry(ResultSet rs, int n) throws SQLException {
        var entry = EntryReader.read(rs, n);
        return new SeenEntry(entry, RowReader.sight(rs, "session_group", "session_operator"));
    }

    private List<ChangedPresence> presences(long after) {
        var lines = new HashMap<UUID, Set<LineId>>();
        jdbc.sql("""
                select distinct m.employee_id, g.line_id from session_view_change c
                  join session_fact_membership m on m.employee_id = c.id
                  join session_fact_line_group g on g.group_id = m.group_id and g.part = 'OPERATOR'
                 where c.kind = 'PRESENCE' and c.position > ?
                """).param(after).query(row -> {
            lines.computeIfAbsent(row.getObject("employee_id", UUID.class), e -> new HashSet<>())
                    .add(new LineId(row.getObject("line_id", UUID.class)));
        });
        return jdbc.sql("""
                select e.employee_id, e.name, e.online, e.since from session_view_change c
                  join session_fact_employee e on e.employee_id = c.id
                 where c.kind = 'PRESENCE' and c.position > ? and e.since is not null
                """)
                .param(after)
                .query((row, n) -> {
                    var employee = row.getObject("employee_id", UUID.class);
                    return new ChangedPresence(
                            new Reference(employee.toString(), row.getString("name")),
                            row.getBoolean("online") ? PresenceStatus.ONLINE : PresenceStatus.OFFLINE,
                            RowReader.instant(row, "since"),
                            lines.getOrDefault(employee, Set.of()));
                })
                .list();
    }

    private List<ChangedLine> lines(long after) {
        return jdbc.sql("""
                select l.line_id, l.version from session_view_change c join session_fact_line l on l.line_id = c.id
                 where c.kind = 'LINE' and c.position > ?
                """)
                .param(after)
                .query((row, n) ->
                        new ChangedLine(new LineId(row.getObject("line_id", UUID.class)), row.getLong("version")))
                .list();
    }

    private List<NewNotification> notifications(long after) {
        var found = jdbc.sql(NotificationReader.SELECT
                        + "n.position > :after and x.notification_id is null order by n.position")
                .param("after", after)
                .query(NotificationReader::read)
                .list();
        var sessions = NotificationReader.sessions(jdbc, found);
        return found.stream()
                .flatMap(each ->
                        Optional.ofNullable(sessions.get(each.notification().session()))
                                .map(session -> new NewNotification(
                                        each.employee(), each.notification().about(session.row()), session.sight()))
                                .stream())
                .toList();
    }

    private Set<EmployeeId> signInsEnded(long after) {
        return jdbc
                .sql("select id from session_view_change where kind = 'SIGN_INS' and position > ?")
                .param(after)
                .query(UUID.class)
                .stream()
                .map(EmployeeId::new)
                .collect(toSet());
    }

    private boolean rightsChanged(long after) {
        return jdbc.sql("select exists (select 1 from session_view_change where kind = 'RIGHTS' and position > ?)")
                .param(after)
                .query(Boolean.class)
                .single();
    }
}
