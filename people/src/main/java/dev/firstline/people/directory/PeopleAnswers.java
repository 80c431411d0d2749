package dev.firstline.people.directory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.FindEmployee;
import dev.firstline.shared.api.people.PeopleQuery.FindGroup;
import dev.firstline.shared.api.people.PeopleQuery.FindProfile;
import dev.firstline.shared.api.people.PeopleQuery.ListEmployees;
import dev.firstline.shared.api.people.PeopleQuery.ListGroups;
import dev.firstline.shared.api.people.PeopleQuery.NamePeople;
import dev.firstline.shared.api.people.PeopleView;
import dev.firstline.shared.api.people.PeopleView.SendKey;
import dev.firstline.shared.api.people.PeopleView.Theme;
import dev.firstline.shared.api.people.PresenceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers who there is. The rows are written with the events, so every answer is of now. */
final class PeopleAnswers {

    private final JdbcClient jdbc;
    private final EmployeeRows employees;
    private final GroupRows groups;

    PeopleAnswers(JdbcClient jdbc, EmployeeRows employees, GroupRows groups) {
        this.jdbc = jdbc;
        this.employees = employees;
        this.groups = groups;
    }

    /** Asked with every request of everybody, hence JDBC. */
    @QueryHandler
    Optional<PeopleView.Profile> answer(FindProfile query) {
        return jdbc.sql("""
                        SELECT e.login, e.name, e.email, e.active, p.online, c.employee_id IS NOT NULL AS has_password,
                               l.language, l.theme, l.send_key, l.sound_on_new_session, l.sound_on_new_message,
                               l.sound_on_assigned, l.sound_on_mention, l.notify_on_new_session,
                               l.notify_on_new_message, l.notify_on_assigned, l.notify_on_mention, l.shortcuts
                        FROM people_employee e
                        LEFT JOIN people_presence p ON p.employee_id = e.id
                        LEFT JOIN people_credential c ON c.employee_id = e.id
                        LEFT JOIN people_preference l ON l.employee_id = e.id
                        WHERE e.id = ?
                        """)
                .param(query.employee().value())
                .query((row, number) -> new PeopleView.Profile(
                        query.employee(),
                        row.getString("login"),
                        row.getString("name"),
                        row.getBoolean("active"),
                        groupsOf(query.employee()),
                        row.getBoolean("online") ? PresenceStatus.ONLINE : PresenceStatus.OFFLINE,
                        row.getString("email"),
                        row.getBoolean("has_password"),
                        preferences(row)))
                .optional();
    }

    private static PeopleView.Preferences preferences(ResultSet row) throws SQLException {
        var theme = row.getString("theme");
        var sendKey = row.getString("send_key");
        return new PeopleView.Preferences(
                row.getString("language"),
                theme == null ? null : Theme.valueOf(theme),
                sendKey == null ? null : SendKey.valueOf(sendKey),
                row.getObject("sound_on_new_session", Boolean.class),
                row.getObject("sound_on_new_message", Boolean.class),
                row.getObject("sound_on_assigned", Boolean.class),
                row.getObject("sound_on_mention", Boolean.class),
                row.getObject("notify_on_new_session", Boolean.class),
                row.getObject("notify_on_new_message", Boolean.class),
                row.getObject("notify_on_assigned", Boolean.class),
                row.getObject("notify_on_mention", Boolean.class),
                row.getObject("shortcuts", Boolean.class));
    }

    private Set<GroupId> groupsOf(EmployeeId employee) {
        return jdbc
                .sql("SELECT group_id FROM people_membership WHERE employee_id = ?")
                .param(employee.value())
                .query(UUID.class)
                .stream()
                .map(GroupId::new)
                .collect(toUnmodifiableSet());
    }

    @QueryHandler
    Page<PeopleView.Employee> answer(ListEmployees query) {
        requireMayMindPeople(query.viewer());
        var after = Cursor.parse(query.page().cursor());
        var pattern = Search.containing(query.search());
        var states = query.active() == null ? Set.of(true, false) : Set.of(query.active());
        var limit = oneMoreThan(query.page());
        var rows = query.group() == null
                ? employees.findAfter(after.foldedName(), after.id(), pattern, states, limit)
                : employees.findInGroupAfter(
                        after.foldedName(),
                        after.id(),
                        pattern,
                        states,
                        query.group().value(),
                        limit);
        return page(rows, query.page(), EmployeeRow::view, EmployeeRow::cursor);
    }

    @QueryHandler
    Optional<PeopleView.Employee> answer(FindEmployee query) {
        requireMayMindPeople(query.viewer());
        return employees.findById(query.employee().value()).map(EmployeeRow::view);
    }

    @QueryHandler
    Page<PeopleView.Group> answer(ListGroups query) {
        if (!mayChooseGroups(query.viewer())) {
            throw new RefusedException(new NotAllowed());
        }
        var after = Cursor.parse(query.page().cursor());
        var rows = groups.findAfter(
                after.foldedName(), after.id(), Search.containing(query.search()), oneMoreThan(query.page()));
        return page(rows, query.page(), CountedGroup::view, CountedGroup::cursor);
    }

    @QueryHandler
    Optional<PeopleView.Group> answer(FindGroup query) {
        requireMayMindPeople(query.viewer());
        return groups.findCounted(query.group().value()).map(CountedGroup::view);
    }

    @QueryHandler
    PeopleView.Names answer(NamePeople query) {
        var employeeIds = query.employees().stream().map(EmployeeId::value).toList();
        var groupIds = query.groups().stream().map(GroupId::value).toList();
        return new PeopleView.Names(
                employees.findByIdIn(employeeIds).stream().collect(toMap(EmployeeRow::id, EmployeeRow::name)),
                groups.findByIdIn(groupIds).stream().collect(toMap(GroupRow::id, GroupRow::name)));
    }

    private boolean mayChooseGroups(Viewer viewer) {
        return Permission.CHOOSE_GROUPS.allows(viewer)
                || linesSupervisedBy(viewer).stream().anyMatch(Permission.CHOOSE_GROUPS::allows);
    }

    private List<LineStanding> linesSupervisedBy(Viewer viewer) {
        if (viewer.groups().isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT DISTINCT e.line_id IS NOT NULL AS edited FROM people_group_use u
                        LEFT JOIN people_line_edited e ON e.line_id = u.line_id
                        WHERE u.part = 'SUPERVISORS' AND u.group_id IN (:groups)
                        """)
                .param("groups", viewer.groups().stream().map(GroupId::value).toList())
                .query((row, n) -> new LineStanding(Set.of(Part.SUPERVISOR), row.getBoolean("edited")))
                .list();
    }

    private static void requireMayMindPeople(Viewer viewer) {
        if (!Permission.MIND_PEOPLE.allows(viewer)) {
            throw new RefusedException(new NotAllowed());
        }
    }

    private static Limit oneMoreThan(PageRequest request) {
        return Limit.of(request.limit() + 1);
    }

    private static <R, V> Page<V> page(
            List<R> rows, PageRequest request, Function<R, V> view, Function<R, Cursor> cursor) {
        boolean more = rows.size() > request.limit();
        var shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? cursor.apply(shown.get(shown.size() - 1)).asText() : null,
                0);
    }
}
