package dev.firstline.session.routing;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.application.ApplicationEvent.ApplicationDefined;
import dev.firstline.shared.api.application.ApplicationEvent.ApplicationRenamed;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemEvent.ItemChanged;
import dev.firstline.shared.api.application.ItemEvent.ItemCreated;
import dev.firstline.shared.api.line.LineEvent.AccountApplicationSet;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.LineRestored;
import dev.firstline.shared.api.line.LineEvent.LineRetired;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.RequestApplicationsSet;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsMayEditSet;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeRenamed;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupRenamed;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import dev.firstline.shared.api.session.LinkPurpose;
import java.time.Instant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the facts of other modules, in the transaction of the event each comes from. */
@ProcessingGroup("session-facts")
final class SessionFactsWriter {

    private final JdbcClient jdbc;

    SessionFactsWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(LineCreated event) {
        insert(
                "insert into session_fact_line (line_id, version, name, show_operator_name, retired) values (?, ?, ?, false, false)",
                event.line().value(),
                event.version(),
                event.name());
        replaceGroups(event.line(), Part.OPERATOR, event.operatorGroups());
        replaceGroups(event.line(), Part.SUPERVISOR, event.supervisorGroups());
    }

    @EventHandler
    void on(LineRenamed event) {
        update(
                "update session_fact_line set version = ?, name = ? where line_id = ?",
                event.version(),
                event.name(),
                event.line().value());
    }

    @EventHandler
    void on(OperatorsAssigned event) {
        advance(event.line(), event.version());
        replaceGroups(event.line(), Part.OPERATOR, event.groups());
    }

    @EventHandler
    void on(SupervisorsAssigned event) {
        advance(event.line(), event.version());
        replaceGroups(event.line(), Part.SUPERVISOR, event.groups());
    }

    @EventHandler
    void on(InternalClientsSet event) {
        advance(event.line(), event.version());
        replaceGroups(event.line(), Part.INTERNAL_CLIENT, event.groups());
    }

    @EventHandler
    void on(OperatorNameShown event) {
        update(
                "update session_fact_line set version = ?, show_operator_name = ? where line_id = ?",
                event.version(),
                event.shown(),
                event.line().value());
    }

    @EventHandler
    void on(ReadersAssigned event) {
        advance(event.line(), event.version());
        replaceGroups(event.line(), Part.READER, event.groups());
    }

    @EventHandler
    void on(AccountApplicationSet event) {
        advance(event.line(), event.version());
        replaceApplications(
                event.line(),
                LinkPurpose.ACCOUNT,
                event.application() == null ? Set.of() : Set.of(event.application()));
    }

    @EventHandler
    void on(RequestApplicationsSet event) {
        advance(event.line(), event.version());
        replaceApplications(event.line(), LinkPurpose.REQUEST, event.applications());
    }

    @EventHandler
    void on(SupervisorsMayEditSet event) {
        advance(event.line(), event.version());
    }

    @EventHandler
    void on(LineRetired event) {
        retired(event.line(), event.version(), true);
    }

    @EventHandler
    void on(LineRestored event) {
        retired(event.line(), event.version(), false);
    }

    @EventHandler
    void on(EmployeeCreated event) {
        insert(
                "insert into session_fact_employee (employee_id, name, active, online) values (?, ?, true, false)",
                event.employee().value(),
                event.name());
    }

    @EventHandler
    void on(EmployeeRenamed event) {
        update(
                "update session_fact_employee set name = ? where employee_id = ?",
                event.name(),
                event.employee().value());
    }

    @EventHandler
    void on(EmployeeDeactivated event) {
        active(event.employee(), false);
    }

    @EventHandler
    void on(EmployeeActivated event) {
        active(event.employee(), true);
    }

    @EventHandler
    void on(EmployeeJoinedGroup event) {
        insert(
                "insert into session_fact_membership (employee_id, group_id) values (?, ?)",
                event.employee().value(),
                event.group().value());
    }

    @EventHandler
    void on(EmployeeLeftGroup event) {
        update(
                "delete from session_fact_membership where employee_id = ? and group_id = ?",
                event.employee().value(),
                event.group().value());
    }

    @EventHandler
    void on(GroupCreated event) {
        insert(
                "insert into session_fact_group (group_id, name) values (?, ?)",
                event.group().value(),
                event.name());
    }

    @EventHandler
    void on(GroupRenamed event) {
        update(
                "update session_fact_group set name = ? where group_id = ?",
                event.name(),
                event.group().value());
    }

    @EventHandler
    void on(GroupDeleted event) {
        update(
                "delete from session_fact_membership where group_id = ?",
                event.group().value());
    }

    @EventHandler
    void on(WentOnline event, @Timestamp Instant at) {
        presence(event.employee(), true, at);
    }

    @EventHandler
    void on(WentOffline event, @Timestamp Instant at) {
        presence(event.employee(), false, at);
    }

    private void active(EmployeeId employee, boolean active) {
        update("update session_fact_employee set active = ? where employee_id = ?", active, employee.value());
    }

    private void presence(EmployeeId employee, boolean online, Instant since) {
        update(
                "update session_fact_employee set online = ?, since = ? where employee_id = ?",
                online,
                since.atOffset(UTC),
                employee.value());
    }

    private void retired(LineId line, long version, boolean retired) {
        update(
                "update session_fact_line set version = ?, retired = ? where line_id = ?",
                version,
                retired,
                line.value());
    }

    private void advance(LineId line, long version) {
        update("update session_fact_line set version = ? where line_id = ?", version, line.value());
    }

    private void replaceGroups(LineId line, Part part, Set<GroupId> groups) {
        update("delete from session_fact_line_group where line_id = ? and part = ?", line.value(), part.name());
        for (GroupId group : groups) {
            insert(
                    "insert into session_fact_line_group (line_id, part, group_id) values (?, ?, ?)",
                    line.value(),
                    part.name(),
                    group.value());
        }
    }

    @EventHandler
    void on(ApplicationDefined event) {
        insert(
                "insert into session_fact_application (application_id, name) values (?, ?)",
                event.application().value(),
                event.name());
    }

    @EventHandler
    void on(ApplicationRenamed event) {
        update(
                "update session_fact_application set name = ? where application_id = ?",
                event.name(),
                event.application().value());
    }

    @EventHandler
    void on(ItemCreated event) {
        insert(
                "insert into session_fact_item (item_id, application_id, title) values (?, ?, ?)",
                event.item().value(),
                event.application().value(),
                event.title());
    }

    @EventHandler
    void on(ItemChanged event) {
        update(
                "update session_fact_item set title = ? where item_id = ?",
                event.title(),
                event.item().value());
    }

    private void replaceApplications(LineId line, LinkPurpose purpose, Set<ApplicationId> applications) {
        update(
                "delete from session_fact_line_application where line_id = ? and purpose = ?",
                line.value(),
                purpose.name());
        applications.forEach(application -> insert(
                "insert into session_fact_line_application (line_id, purpose, application_id) values (?, ?, ?)",
                line.value(),
                purpose.name(),
                application.value()));
    }

    private void insert(String sql, Object... params) {
        update(sql + " on conflict do nothing", params);
    }

    private void update(String sql, Object... params) {
        jdbc.sql(sql).params(params).update();
    }
}
