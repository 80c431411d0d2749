package dev.firstline.session.routing.templates;

import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what somebody may anywhere, by the facts committed so far. */
final class JdbcTemplateRights implements TemplateRights {

    private final JdbcClient jdbc;
    private final Function<Viewer, LineParts> lines;

    JdbcTemplateRights(JdbcClient jdbc, Function<Viewer, LineParts> lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    boolean allow(Permission permission, Viewer viewer) {
        return permission.allows(viewer)
                || !lines.apply(viewer).linesThatAllow(permission).isEmpty();
    }

    @Override
    public boolean allow(Permission permission, EmployeeId employee) {
        return allow(
                permission,
                new Viewer(
                        employee,
                        jdbc
                                .sql("select group_id from session_fact_membership where employee_id = ?")
                                .param(employee.value())
                                .query(UUID.class)
                                .stream()
                                .map(GroupId::new)
                                .collect(toSet())));
    }

    String nameOf(EmployeeId employee) {
        return jdbc.sql("select name from session_fact_employee where employee_id = ?")
                .param(employee.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
