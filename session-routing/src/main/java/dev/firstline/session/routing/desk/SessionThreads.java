package dev.firstline.session.routing.desk;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.FindMyOpenSession;
import dev.firstline.shared.api.session.SessionQuery.FindWatched;
import dev.firstline.shared.api.session.SessionQuery.ListMyLines;
import dev.firstline.shared.api.session.SessionQuery.ReadLedger;
import dev.firstline.shared.api.session.SessionQuery.ReadMyThread;
import dev.firstline.shared.api.session.SessionQuery.ReadThread;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView.LedgerEntry;
import dev.firstline.shared.api.session.SessionView.Message;
import dev.firstline.shared.api.session.SessionView.MyLine;
import dev.firstline.shared.api.session.SessionView.MyMessage;
import dev.firstline.shared.api.session.SessionView.Reach;
import dev.firstline.shared.api.session.SessionView.Watched;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers threads and ledgers, to the staff and to internal clients. */
final class SessionThreads {

    private static final String BEFORE = " and (e.position < :position or (e.position = :position and e.seq < :seq))";

    private final JdbcClient jdbc;
    private final ViewerLines lines;
    private final FilesModule.Summaries files;
    private final ProjectionPosition positions;

    SessionThreads(JdbcClient jdbc, ViewerLines lines, FilesModule.Summaries files, ProjectionPosition positions) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.files = files;
        this.positions = positions;
    }

    @QueryHandler
    Optional<Page<Message>> answer(ReadThread query) {
        var position = positions.of("sessions");
        return RowReader.find(jdbc, query.session())
                .filter(full -> RowReader.maySee(jdbc, full, query.viewer(), lines.of(query.viewer())))
                .map(full -> page(
                        query.page(),
                        position,
                        """
                        e.conversation_id = :conversation and e.kind <> 'LEDGER' and r.opened_at <= (
                            select s.opened_at from session_view_row s where s.session_id = :session)""",
                        full.conversation(),
                        full.row().id().value(),
                        EntryReader.Entry::asMessage));
    }

    @QueryHandler
    Optional<List<LedgerEntry>> answer(ReadLedger query) {
        var viewer = query.viewer();
        var parts = lines.of(viewer);
        return RowReader.find(jdbc, query.session()).flatMap(full -> {
            var withContent = RowReader.maySee(jdbc, full, viewer, parts);
            return withContent || full.sight().standingOf(viewer, parts).mayKnow()
                    ? Optional.of(ledger(query.session(), withContent))
                    : Optional.empty();
        });
    }

    private List<LedgerEntry> ledger(SessionId session, boolean withContent) {
        return jdbc
                .sql(EntryReader.SELECT + "e.session_id = :session and e.kind in ('SYSTEM', 'LEDGER') order by e.seq")
                .param("session", session.value())
                .query(EntryReader::read)
                .stream()
                .map(entry -> entry.asLedgerEntry(withContent))
                .toList();
    }

    @QueryHandler
    List<MyLine> answer(ListMyLines query) {
        var viewer = query.viewer();
        var clientOf = new HashSet<LineId>();
        var found = new LinkedHashMap<LineId, MyLine>();
        if (!viewer.groups().isEmpty()) {
            jdbc.sql("""
                    select distinct l.line_id, l.name, l.retired from session_fact_line l
                      join session_fact_line_group g on g.line_id = l.line_id
                     where g.part = 'INTERNAL_CLIENT' and g.group_id in (:groups) order by l.name
                    """).param("groups", ViewerLines.ids(viewer)).query(row -> {
                var line = new LineId(row.getObject("line_id", UUID.class));
                clientOf.add(line);
                if (!row.getBoolean("retired")) {
                    found.put(line, new MyLine(line, row.getString("name"), true, null, null, 0));
                }
            });
        }
        jdbc.sql("""
                select l.line_id, l.name, l.retired, r.status, r.last_message_at, r.preview,
                       (select count(*) from session_view_entry e
                         where e.conversation_id = r.conversation_id and e.kind = 'REPLY'
                           and e.position > coalesce(m.position, 0)) as unread
                  from session_view_row r
                  join session_fact_line l on l.line_id = r.line_id
                  left join session_client_mark m on m.conversation_id = r.conversation_id
                 where r.client_id = :me and r.last_message_at = (
                       select max(x.last_message_at) from session_view_row x
                        where x.client_id = r.client_id and x.line_id = r.line_id)
                 order by l.name
                """).param("me", viewer.employee().value()).query(row -> {
            var line = new LineId(row.getObject("line_id", UUID.class));
            found.put(
                    line,
                    new MyLine(
                            line,
                            row.getString("name"),
                            clientOf.contains(line)
                                    && (!row.getBoolean("retired")
                                            || SessionStatus.valueOf(row.getString("status")) != SessionStatus.CLOSED),
                            RowReader.instant(row, "last_message_at"),
                            row.getString("preview"),
                            row.getInt("unread")));
        });
        return List.copyOf(found.values());
    }

    @QueryHandler
    Optional<Page<MyMessage>> answer(ReadMyThread query) {
        var position = positions.of("sessions");
        if (answer(new ListMyLines(query.viewer())).stream()
                .noneMatch(line -> line.id().equals(query.line()))) {
            return Optional.empty();
        }
        return Optional.of(page(
                query.page(),
                position,
                "e.conversation_id = :conversation and e.kind in ('CLIENT', 'REPLY')",
                own(query.line(), query.viewer()),
                null,
                EntryReader.Entry::asMyMessage));
    }

    @QueryHandler
    Optional<SessionId> answer(FindMyOpenSession query) {
        return jdbc.sql("select session_id from session_view_row where conversation_id = ? and status <> 'CLOSED'")
                .param(own(query.line(), query.viewer()).value())
                .query(UUID.class)
                .optional()
                .map(SessionId::new);
    }

    @QueryHandler
    Optional<Watched> answer(FindWatched query) {
        return RowReader.find(jdbc, query.session())
                .map(full -> jdbc.sql("""
                select e.name, case when l.show_operator_name then e.name else l.name end as for_client
                  from session_fact_line l left join session_fact_employee e on e.employee_id = ?
                 where l.line_id = ?
                """)
                        .params(query.by().value(), full.sight().line().value())
                        .query((row, n) -> new Watched(
                                new Reach(
                                        full.sight(),
                                        RowReader.later(jdbc, Set.of(query.session()))
                                                .getOrDefault(query.session(), List.of())),
                                EmployeeId.of(
                                        requireNonNull(full.row().client()).id()),
                                new Reference(query.by().toString(), requireNonNullElse(row.getString("name"), "")),
                                requireNonNullElse(row.getString("for_client"), "")))
                        .single());
    }

    private static ConversationId own(LineId line, Viewer viewer) {
        return ConversationId.of(ChannelId.internalOf(line), viewer.employee().toString());
    }

    private <T> Page<T> page(
            PageRequest request,
            long position,
            String condition,
            ConversationId conversation,
            @Nullable UUID session,
            BiFunction<EntryReader.Entry, Attached, T> view) {
        var statement = jdbc.sql(EntryReader.SELECT + condition
                        + (request.cursor() == null ? "" : BEFORE)
                        + " order by e.position desc, e.seq desc limit :limit")
                .param("conversation", conversation.value())
                .param("limit", request.limit() + 1);
        if (session != null) {
            statement = statement.param("session", session);
        }
        if (request.cursor() != null) {
            var before = Place.decode(request.cursor());
            statement = statement.param("position", before.position()).param("seq", before.seq());
        }
        var found = statement.query(EntryReader::read).list();
        var more = found.size() > request.limit();
        var page = more ? found.subList(0, request.limit()) : found;
        var attached = Attached.of(page, files, jdbc);
        return new Page<>(
                page.stream().map(entry -> view.apply(entry, attached)).toList(),
                more ? Place.of(page.get(page.size() - 1)).encode() : null,
                position);
    }

    /**
     * Where a page of a thread begins: before this entry. Entries of one session whose events were appended together, and read late,
     * may share a position.
     */
    private record Place(long position, long seq) {

        static Place of(EntryReader.Entry entry) {
            return new Place(entry.position(), entry.seq());
        }

        String encode() {
            return Positions.cursor(position) + "." + Positions.cursor(seq);
        }

        /** Reads what {@link #encode()} wrote; anything else is refused. */
        static Place decode(String cursor) {
            var parts = (cursor + ".").split("\\.", -1);
            return new Place(Positions.read(parts[0]), Positions.read(parts[1]));
        }
    }
}
