package dev.firstline.line.command;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the facts that {@link GroupFacts} keeps. */
final class JdbcGroups implements Groups {

    private static final String NOT_LOCKED_OUT =
            " and employee_id not in (select employee_id from line_fact_locked_out)";

    private final JdbcClient jdbc;

    JdbcGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<GroupId> existing(Set<GroupId> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        return asGroups(jdbc.sql("select group_id from line_fact_group where group_id in (:groups) and not deleted")
                .param("groups", valuesOf(groups))
                .query(UUID.class)
                .list());
    }

    @Override
    public Set<GroupId> withoutMembers(Set<GroupId> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        var empty = new HashSet<>(groups);
        empty.removeAll(asGroups(
                jdbc.sql("select distinct group_id from line_fact_member where group_id in (:groups)" + NOT_LOCKED_OUT)
                        .param("groups", valuesOf(groups))
                        .query(UUID.class)
                        .list()));
        return empty;
    }

    @Override
    public Set<GroupId> of(EmployeeId employee) {
        return asGroups(jdbc.sql("select group_id from line_fact_member where employee_id = :employee" + NOT_LOCKED_OUT)
                .param("employee", employee.value())
                .query(UUID.class)
                .list());
    }

    private static List<UUID> valuesOf(Set<GroupId> groups) {
        return groups.stream().map(GroupId::value).toList();
    }

    private static Set<GroupId> asGroups(Collection<UUID> values) {
        return values.stream().map(GroupId::new).collect(toUnmodifiableSet());
    }
}
