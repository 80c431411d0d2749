package dev.firstline.people;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeEmailChanged;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeRenamed;
import dev.firstline.shared.api.people.EmployeeEvent.IdentityLinked;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupMapped;
import dev.firstline.shared.api.people.GroupEvent.GroupRenamed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps employees, groups and memberships as rows, in the transaction of the event that tells them. */
@ProcessingGroup(PeopleModule.FACTS)
final class PeopleFacts {

    private final JdbcClient jdbc;

    PeopleFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(EmployeeCreated event) {
        jdbc.sql("""
                        INSERT INTO people_employee (id, login, folded_login, name, folded_name, email, active, by_provider)
                        VALUES (?, ?, ?, ?, ?, ?, TRUE, FALSE) ON CONFLICT DO NOTHING
                        """)
                .params(
                        event.employee().value(),
                        event.login(),
                        Name.folded(event.login()),
                        event.name(),
                        Name.folded(event.name()))
                .param(event.email())
                .update();
    }

    @EventHandler
    void on(EmployeeRenamed event) {
        jdbc.sql("UPDATE people_employee SET name = ?, folded_name = ? WHERE id = ?")
                .params(
                        event.name(),
                        Name.folded(event.name()),
                        event.employee().value())
                .update();
    }

    @EventHandler
    void on(EmployeeEmailChanged event) {
        jdbc.sql("UPDATE people_employee SET email = ? WHERE id = ?")
                .param(event.email())
                .param(event.employee().value())
                .update();
    }

    @EventHandler
    void on(EmployeeJoinedGroup event) {
        jdbc.sql("INSERT INTO people_membership (employee_id, group_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(event.employee().value(), event.group().value())
                .update();
    }

    @EventHandler
    void on(EmployeeLeftGroup event) {
        jdbc.sql("DELETE FROM people_membership WHERE employee_id = ? AND group_id = ?")
                .params(event.employee().value(), event.group().value())
                .update();
    }

    @EventHandler
    void on(EmployeeDeactivated event) {
        keepActive(event.employee(), false);
    }

    @EventHandler
    void on(EmployeeActivated event) {
        keepActive(event.employee(), true);
    }

    private void keepActive(EmployeeId employee, boolean active) {
        jdbc.sql("UPDATE people_employee SET active = ? WHERE id = ?")
                .params(active, employee.value())
                .update();
    }

    /** The decision itself keeps the identity, as a guard row. */
    @EventHandler
    void on(IdentityLinked event) {
        jdbc.sql("UPDATE people_employee SET by_provider = TRUE WHERE id = ?")
                .param(event.employee().value())
                .update();
    }

    @EventHandler
    void on(GroupCreated event) {
        jdbc.sql("""
                        INSERT INTO people_group (id, name, folded_name, deleted)
                        VALUES (?, ?, ?, FALSE) ON CONFLICT DO NOTHING
                        """)
                .params(event.group().value(), event.name(), Name.folded(event.name()))
                .update();
    }

    @EventHandler
    void on(GroupRenamed event) {
        jdbc.sql("UPDATE people_group SET name = ?, folded_name = ? WHERE id = ?")
                .params(event.name(), Name.folded(event.name()), event.group().value())
                .update();
    }

    @EventHandler
    void on(GroupMapped event) {
        jdbc.sql("UPDATE people_group SET provider_name = ? WHERE id = ?")
                .param(event.providerName())
                .param(event.group().value())
                .update();
    }

    @EventHandler
    void on(GroupDeleted event) {
        jdbc.sql("UPDATE people_group SET deleted = TRUE WHERE id = ?")
                .param(event.group().value())
                .update();
        jdbc.sql("DELETE FROM people_membership WHERE group_id = ?")
                .param(event.group().value())
                .update();
    }
}
