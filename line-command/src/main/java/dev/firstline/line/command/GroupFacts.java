package dev.firstline.line.command;

import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what lines need to know of groups, in the transaction of the events that say it. */
@ProcessingGroup("line-facts")
final class GroupFacts {

    private final JdbcClient jdbc;

    GroupFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(GroupCreated event) {
        jdbc.sql("insert into line_fact_group (group_id, deleted) values (:group, false) on conflict do nothing")
                .param("group", event.group().value())
                .update();
    }

    @EventHandler
    void on(GroupDeleted event) {
        jdbc.sql("update line_fact_group set deleted = true where group_id = :group")
                .param("group", event.group().value())
                .update();
        jdbc.sql("delete from line_fact_member where group_id = :group")
                .param("group", event.group().value())
                .update();
    }

    @EventHandler
    void on(EmployeeJoinedGroup event) {
        jdbc.sql("""
                        insert into line_fact_member (employee_id, group_id) values (:employee, :group)
                        on conflict do nothing""")
                .param("employee", event.employee().value())
                .param("group", event.group().value())
                .update();
    }

    @EventHandler
    void on(EmployeeDeactivated event) {
        jdbc.sql("insert into line_fact_locked_out (employee_id) values (:employee) on conflict do nothing")
                .param("employee", event.employee().value())
                .update();
    }

    @EventHandler
    void on(EmployeeActivated event) {
        jdbc.sql("delete from line_fact_locked_out where employee_id = :employee")
                .param("employee", event.employee().value())
                .update();
    }

    @EventHandler
    void on(EmployeeLeftGroup event) {
        jdbc.sql("delete from line_fact_member where employee_id = :employee and group_id = :group")
                .param("employee", event.employee().value())
                .param("group", event.group().value())
                .update();
    }
}
