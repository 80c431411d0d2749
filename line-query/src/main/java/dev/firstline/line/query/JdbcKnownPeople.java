package dev.firstline.line.query;

import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@link KnownPeople} from the rows that {@link PeopleProjection} keeps. */
final class JdbcKnownPeople implements KnownPeople {

    private static final String VALID = " and valid_from <= :at and (valid_to is null or valid_to > :at)";

    private final JdbcClient jdbc;

    JdbcKnownPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Names names(Collection<UUID> employeesAndGroups) {
        var names = new Names();
        if (!employeesAndGroups.isEmpty()) {
            jdbc.sql("select id, valid_from, name from line_view_name where id in (:ids)")
                    .param("ids", employeesAndGroups)
                    .query(row -> {
                        names.add(
                                row.getObject("id", UUID.class),
                                row.getObject("valid_from", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("name"));
                    });
        }
        return names;
    }

    @Override
    public Set<GroupId> withMembers(Set<GroupId> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                        select distinct group_id from line_view_membership m
                         where group_id in (:groups) and valid_to is null
                           and not exists (select 1 from line_view_locked_out o
                                            where o.employee_id = m.employee_id and o.valid_to is null)
                        """).param("groups", valuesOf(groups)).query(UUID.class).stream()
                .map(GroupId::new)
                .collect(toSet());
    }

    @Override
    public List<Membership> members(Set<GroupId> groups, Instant at) {
        if (groups.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select employee_id, group_id from line_view_membership m where group_id in (:groups)" + VALID
                        + " and not exists (select 1 from line_view_locked_out where employee_id = m.employee_id"
                        + VALID + ")")
                .param("groups", valuesOf(groups))
                .param("at", Moments.inDatabase(at))
                .query((row, number) -> new Membership(
                        new EmployeeId(row.getObject("employee_id", UUID.class)),
                        new GroupId(row.getObject("group_id", UUID.class))))
                .list();
    }

    @Override
    public Set<EmployeeId> online(Set<EmployeeId> employees, Instant at) {
        if (employees.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select employee_id from line_view_online where employee_id in (:employees)" + VALID)
                .param("employees", employees.stream().map(EmployeeId::value).toList())
                .param("at", Moments.inDatabase(at))
                .query(UUID.class)
                .stream()
                .map(EmployeeId::new)
                .collect(toSet());
    }

    private static List<UUID> valuesOf(Set<GroupId> groups) {
        return groups.stream().map(GroupId::value).toList();
    }
}
