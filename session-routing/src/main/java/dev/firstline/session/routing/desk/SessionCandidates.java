package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.SessionQuery.ListCandidates;
import dev.firstline.shared.api.session.SessionQuery.ListClients;
import dev.firstline.shared.api.session.SessionQuery.ListMentionable;
import dev.firstline.shared.api.session.SessionView.CandidateGroup;
import dev.firstline.shared.api.session.SessionView.CandidateOperator;
import dev.firstline.shared.api.session.SessionView.Candidates;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers to whom a session can go, whom its notes can mention, and with whom one can begin, by the facts committed so far. */
final class SessionCandidates {

    private static final int MOST_NAMES = 50;

    private final JdbcClient jdbc;
    private final ViewerLines lines;

    SessionCandidates(JdbcClient jdbc, ViewerLines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    @QueryHandler
    Optional<Candidates> answer(ListCandidates query) {
        var viewer = query.viewer();
        var parts = lines.of(viewer);
        return RowReader.find(jdbc, query.session())
                .filter(full ->
                        full.sight().standingOf(viewer, parts).mayKnow() || RowReader.maySee(jdbc, full, viewer, parts))
                .map(full -> {
                    var standing = full.sight().standingOf(viewer, parts);
                    if (!Permission.SEE_CANDIDATES.allows(standing)) {
                        throw new RefusedException(new NotAllowed());
                    }
                    return new Candidates(
                            operators(full.sight().line()), groups(full.sight().line()));
                });
    }

    private List<CandidateOperator> operators(LineId line) {
        return jdbc.sql("""
                select e.employee_id, e.name, e.online,
                       (select count(*) from session_view_row r
                         where r.operator_id = e.employee_id and r.status = 'ASSIGNED' and r.line_id = :line) as held
                  from session_fact_employee e
                 where e.active and exists (
                       select 1 from session_fact_membership m
                         join session_fact_line_group g on g.group_id = m.group_id and g.part = 'OPERATOR'
                        where m.employee_id = e.employee_id and g.line_id = :line)
                 order by e.name, e.employee_id
                """)
                .param("line", line.value())
                .query((row, n) -> new CandidateOperator(
                        new EmployeeId(row.getObject("employee_id", UUID.class)),
                        row.getString("name"),
                        row.getBoolean("online") ? PresenceStatus.ONLINE : PresenceStatus.OFFLINE,
                        row.getInt("held")))
                .list();
    }

    private List<CandidateGroup> groups(LineId line) {
        return jdbc.sql("""
                select g.group_id, n.name,
                       (select count(*) from session_fact_membership m
                          join session_fact_employee e on e.employee_id = m.employee_id
                         where m.group_id = g.group_id and e.active and e.online) as online
                  from session_fact_line_group g join session_fact_group n on n.group_id = g.group_id
                 where g.line_id = ? and g.part = 'OPERATOR' order by n.name, g.group_id
                """)
                .param(line.value())
                .query((row, n) -> new CandidateGroup(
                        new GroupId(row.getObject("group_id", UUID.class)),
                        row.getString("name"),
                        row.getInt("online")))
                .list();
    }

    @QueryHandler
    Optional<List<Reference>> answer(ListMentionable query) {
        var viewer = query.viewer();
        var parts = lines.of(viewer);
        return RowReader.find(jdbc, query.session())
                .filter(full ->
                        full.sight().standingOf(viewer, parts).mayKnow() || RowReader.maySee(jdbc, full, viewer, parts))
                .map(full -> {
                    var sight = full.sight();
                    if (!Permission.NOTE.allows(sight.standingOf(viewer, parts))) {
                        throw new RefusedException(new NotAllowed());
                    }
                    return staff(sight.line(), query.search()).values().stream()
                            .filter(each -> !each.viewer().employee().equals(viewer.employee()))
                            .filter(each -> Permission.NOTE.allows(sight.standingOf(
                                    each.viewer(), new LineParts(Set.of(), Map.of(sight.line(), each.parts())))))
                            .limit(MOST_NAMES)
                            .map(each -> new Reference(each.viewer().employee().toString(), each.name()))
                            .toList();
                });
    }

    /** Somebody of a line's staff, with the groups that make him one. */
    private record Colleague(EmployeeId employee, String name, Set<Part> parts, Set<GroupId> groups) {

        Viewer viewer() {
            return new Viewer(employee, groups);
        }
    }

    /** The line's operators and supervisors who are not locked out, by name. */
    private Map<UUID, Colleague> staff(LineId line, @Nullable String search) {
        var staff = new LinkedHashMap<UUID, Colleague>();
        jdbc.sql("""
                select e.employee_id, e.name, g.part, g.group_id
                  from session_fact_line_group g
                  join session_fact_membership m on m.group_id = g.group_id
                  join session_fact_employee e on e.employee_id = m.employee_id
                 where g.line_id = :line and g.part in ('OPERATOR', 'SUPERVISOR')
                   and e.active and lower(e.name) like :search escape '!'
                 order by e.name, e.employee_id
                """)
                .param("line", line.value())
                .param("search", Containing.pattern(search))
                .query(row -> {
                    var id = row.getObject("employee_id", UUID.class);
                    var name = row.getString("name");
                    var colleague = staff.computeIfAbsent(
                            id,
                            e -> new Colleague(new EmployeeId(id), name, EnumSet.noneOf(Part.class), new HashSet<>()));
                    colleague.parts().add(Part.valueOf(row.getString("part")));
                    colleague.groups().add(new GroupId(row.getObject("group_id", UUID.class)));
                });
        return staff;
    }

    @QueryHandler
    Optional<List<Reference>> answer(ListClients query) {
        var parts = lines.of(query.viewer()).on(query.line());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        if (!Permission.OPEN_SESSION.allows(new LineStanding(parts, false))) {
            throw new RefusedException(new NotAllowed());
        }
        return Optional.of(jdbc.sql("""
                select e.employee_id, e.name from session_fact_employee e
                 where e.active and lower(e.name) like :search escape '!' and exists (
                       select 1 from session_fact_membership m
                         join session_fact_line_group g on g.group_id = m.group_id and g.part = 'INTERNAL_CLIENT'
                        where m.employee_id = e.employee_id and g.line_id = :line)
                 order by e.name, e.employee_id limit 50
                """)
                .param("line", query.line().value())
                .param("search", Containing.pattern(query.search()))
                .query((row, n) ->
                        new Reference(row.getObject("employee_id", UUID.class).toString(), row.getString("name")))
                .list());
    }
}
