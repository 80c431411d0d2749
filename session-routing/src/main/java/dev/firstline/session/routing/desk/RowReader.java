package dev.firstline.session.routing.desk;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView;
import dev.firstline.shared.api.session.SessionView.LineParts;
import dev.firstline.shared.api.session.SessionView.Row;
import dev.firstline.shared.api.session.SessionView.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads rows of {@code session_view_row} with the names joined in. */
final class RowReader {

    private static final String INTERNAL = "INTERNAL";
    private static final String INTERNAL_NAME = "Firstline";

    /** What {@link #read} needs; ends where conditions on {@code r} may follow. Unread is the holder's. */
    static final String SELECT = select("session_view_row", "r.operator_id") + " where ";

    /** The same; unread is that of the parameter {@code me}. */
    static final String SELECT_FOR_ME = select("session_view_row", ":me") + " where ";

    /** The same of the rows a selection from {@code session_view_row} finds; its order is to be said once more. */
    static String selectForMe(String rows) {
        return select("(" + rows + ")", ":me");
    }

    private static String select(String rows, String reader) {
        return """
            select r.*, ci.application_id as card_application, ci.item_id as card_item, ci.title as card_title,
                   l.name as line_name, o.name as operator_name, o.online as operator_online, g.name as group_name, m.seq as read_seq,
                   case when r.status in ('QUEUED', 'ASSIGNED') and r.last_client_seq > coalesce(m.seq, 0) then
                        (select count(*) from session_view_entry e
                          where e.session_id = r.session_id and e.kind = 'CLIENT' and e.seq > coalesce(m.seq, 0))
                        else 0 end as unread
              from %s r
              join session_fact_line l on l.line_id = r.line_id
              left join session_fact_employee o on o.employee_id = r.operator_id
              left join session_fact_group g on g.group_id = r.group_id
              left join session_fact_line_application la on la.line_id = r.line_id and la.purpose = 'ACCOUNT'
              left join session_card c on c.client_id = r.client_id and c.application_id = la.application_id
              left join session_fact_item ci on ci.item_id = c.item_id
              left join session_read_mark m on m.session_id = r.session_id and m.employee_id = %s""".formatted(rows, reader);
    }

    private RowReader() {}

    /** A row as read: nothing cut away yet. */
    record Full(
            Row row,
            Sight sight,
            ConversationId conversation,
            int priority,
            @Nullable Instant claimedAt,
            @Nullable Instant closedAt,
            long readSeq) {

        /** The row for a viewer; {@code parts} is what he is on which lines. */
        Row rowFor(Viewer viewer, LineParts parts) {
            return row.forViewer(viewer, parts, parts.on(sight.line()).contains(Part.SUPERVISOR));
        }

        /** The row as a decision left it, whatever the lists know by now. */
        Full after(Now now, @Nullable Reference operator, boolean vanished, @Nullable Reference group) {
            var decided = new Row(
                    row.id(),
                    row.line(),
                    row.title(),
                    now.status(),
                    now.priority(),
                    row.client(),
                    row.channel(),
                    operator,
                    group,
                    row.openedAt(),
                    row.lastMessageAt(),
                    row.preview(),
                    row.found(),
                    row.unread(),
                    vanished ? Boolean.TRUE : null,
                    now.version());
            return new Full(
                    decided,
                    new Sight(now.line(), now.status(), now.group(), now.operator()),
                    conversation,
                    priority,
                    now.claimedAt(),
                    closedAt,
                    readSeq);
        }
    }

    static Optional<Full> find(JdbcClient jdbc, SessionId session) {
        return jdbc.sql(SELECT + "r.session_id = :session")
                .param("session", session.value())
                .query(RowReader::read)
                .optional();
    }

    /** The same as the viewer has read it. */
    static Optional<Full> find(JdbcClient jdbc, SessionId session, Viewer viewer) {
        return jdbc.sql(SELECT_FOR_ME + "r.session_id = :session")
                .param("session", session.value())
                .param("me", viewer.employee().value())
                .query(RowReader::read)
                .optional();
    }

    /** Whether the viewer may see the session with its content: by itself, or as an earlier part of a conversation he may see. */
    static boolean maySee(JdbcClient jdbc, Full full, Viewer viewer, LineParts parts) {
        return full.sight().standingOf(viewer, parts).maySee()
                || jdbc
                        .sql(SELECT + "r.conversation_id = :conversation and r.opened_at > :opened")
                        .param("conversation", full.conversation().value())
                        .param("opened", full.row().openedAt().atOffset(UTC))
                        .query(RowReader::read)
                        .list()
                        .stream()
                        .anyMatch(
                                later -> later.sight().standingOf(viewer, parts).maySee());
    }

    /** How the later sessions of their conversations stand, for those of these sessions that have any. */
    static Map<SessionId, List<Sight>> later(JdbcClient jdbc, Collection<SessionId> sessions) {
        var later = new HashMap<SessionId, List<Sight>>();
        if (!sessions.isEmpty()) {
            jdbc.sql("""
                    select s.session_id as earlier, r.line_id, r.status, r.group_id, r.operator_id from session_view_row s
                      join session_view_row r on r.conversation_id = s.conversation_id and r.opened_at > s.opened_at
                     where s.session_id in (:sessions)
                    """)
                    .param("sessions", sessions.stream().map(SessionId::value).toList())
                    .query(row -> {
                        later.computeIfAbsent(
                                        new SessionId(row.getObject("earlier", UUID.class)), s -> new ArrayList<>())
                                .add(sight(row, "group_id", "operator_id"));
                    });
        }
        return later;
    }

    /** What decides who may see a session, by the names of two columns. */
    static Sight sight(ResultSet rs, String groupId, String operatorId) throws SQLException {
        var group = rs.getObject(groupId, UUID.class);
        var operator = rs.getObject(operatorId, UUID.class);
        return new Sight(
                new LineId(rs.getObject("line_id", UUID.class)),
                SessionStatus.valueOf(rs.getString("status")),
                group == null ? null : new GroupId(group),
                operator == null ? null : new EmployeeId(operator));
    }

    static Full read(ResultSet rs, int n) throws SQLException {
        var status = SessionStatus.valueOf(rs.getString("status"));
        var line = rs.getObject("line_id", UUID.class);
        var operator = rs.getObject("operator_id", UUID.class);
        var group = rs.getObject("group_id", UUID.class);
        var priority = rs.getInt("priority");
        var row = new Row(
                new SessionId(rs.getObject("session_id", UUID.class)),
                new Reference(line.toString(), rs.getString("line_name")),
                rs.getString("title"),
                status,
                Priority.values()[priority],
                new SessionView.Client(
                        rs.getObject("client_id", UUID.class).toString(), rs.getString("client_name"), card(rs)),
                new SessionView.Channel(rs.getObject("channel_id", UUID.class).toString(), INTERNAL, INTERNAL_NAME),
                operator == null || status == SessionStatus.QUEUED
                        ? null
                        : new Reference(operator.toString(), rs.getString("operator_name")),
                group == null ? null : new Reference(group.toString(), rs.getString("group_name")),
                instant(rs, "opened_at"),
                instant(rs, "last_message_at"),
                rs.getString("preview"),
                null,
                status == SessionStatus.ASSIGNED || status == SessionStatus.QUEUED ? rs.getInt("unread") : null,
                status == SessionStatus.ASSIGNED && !rs.getBoolean("operator_online") ? Boolean.TRUE : null,
                rs.getLong("version"));
        return new Full(
                row,
                sight(rs, "group_id", "operator_id"),
                new ConversationId(rs.getObject("conversation_id", UUID.class)),
                priority,
                nullableInstant(rs, "claimed_at"),
                nullableInstant(rs, "closed_at"),
                rs.getLong("read_seq"));
    }

    private static SessionView.@Nullable Card card(ResultSet rs) throws SQLException {
        var item = rs.getObject("card_item", UUID.class);
        return item == null
                ? null
                : new SessionView.Card(
                        new ApplicationId(rs.getObject("card_application", UUID.class)),
                        new ItemId(item),
                        rs.getString("card_title"));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
