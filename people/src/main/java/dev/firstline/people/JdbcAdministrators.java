package dev.firstline.people;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the active members of the system group; whoever makes or unmakes one locks that group's row. */
final class JdbcAdministrators implements Administrators {

    private static final String ACTIVE_MEMBERS = """
            SELECT e.id FROM people_membership m
            JOIN people_employee e ON e.id = m.employee_id AND e.active
            WHERE m.group_id = ?""";

    private final JdbcClient jdbc;

    JdbcAdministrators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<GroupId> groupsOf(EmployeeId employee) {
        return jdbc.sql("""
                        SELECT m.group_id FROM people_membership m
                        JOIN people_employee e ON e.id = m.employee_id AND e.active
                        WHERE e.id = ?""").param(employee.value()).query(UUID.class).stream()
                .map(GroupId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<EmployeeId> lock() {
        if (!JdbcGroupRegister.lock(jdbc, GroupId.ADMINISTRATORS)) {
            throw new IllegalStateException("the system groups are made when Firstline starts");
        }
        return jdbc.sql(ACTIVE_MEMBERS).param(GroupId.ADMINISTRATORS.value()).query(UUID.class).stream()
                .map(EmployeeId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
