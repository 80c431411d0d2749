package dev.firstline.people;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the members of the system group; whoever changes them locks that group's row. */
final class JdbcAdministrators implements Administrators {

    private final JdbcClient jdbc;

    JdbcAdministrators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean include(EmployeeId employee) {
        return jdbc.sql("SELECT count(*) FROM people_membership WHERE group_id = ? AND employee_id = ?")
                        .params(GroupId.ADMINISTRATORS.value(), employee.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public Set<EmployeeId> lock() {
        if (!JdbcGroupRegister.lock(jdbc, GroupId.ADMINISTRATORS)) {
            throw new IllegalStateException("the system groups are made when Firstline starts");
        }
        return jdbc
                .sql("SELECT employee_id FROM people_membership WHERE group_id = ?")
                .param(GroupId.ADMINISTRATORS.value())
                .query(UUID.class)
                .stream()
                .map(EmployeeId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
