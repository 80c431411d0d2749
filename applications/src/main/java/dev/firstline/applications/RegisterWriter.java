package dev.firstline.applications;

import static java.util.Comparator.comparing;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationEvent.ApplicationDefined;
import dev.firstline.shared.api.application.ApplicationEvent.ApplicationRenamed;
import dev.firstline.shared.api.application.ApplicationEvent.FieldsChanged;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemEvent;
import dev.firstline.shared.api.line.LineEvent.AccountApplicationSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.RequestApplicationsSet;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what decisions on applications and items rest on, in the transaction of the event that says it; refuses, with the line's command, a link
 * to an application that has no Account field any more.
 */
@ProcessingGroup(ApplicationsModule.FACTS)
final class RegisterWriter {

    private static final String ACCOUNT = "ACCOUNT";
    private static final String REQUEST = "REQUEST";

    private final JdbcClient jdbc;
    private final Schemas schemas;

    RegisterWriter(JdbcClient jdbc, Schemas schemas) {
        this.jdbc = jdbc;
        this.schemas = schemas;
    }

    @EventHandler
    void on(ApplicationDefined event) {
        insert(
                "insert into application_definition (application_id, version, name, folded_name, schema_json, account_field)"
                        + " values (?, ?, ?, ?, ?, ?)",
                event.application().value(),
                event.version(),
                event.name(),
                Name.folded(event.name()),
                event.schema(),
                event.accountField());
        keepVersion(event.application());
    }

    @EventHandler
    void on(ApplicationRenamed event) {
        update(
                "update application_definition set version = ?, name = ?, folded_name = ? where application_id = ?",
                event.version(),
                event.name(),
                Name.folded(event.name()),
                event.application().value());
        keepVersion(event.application());
    }

    @EventHandler
    void on(FieldsChanged event) {
        update(
                "update application_definition set version = ?, schema_json = ?, account_field = ? where application_id = ?",
                event.version(),
                event.schema(),
                event.accountField(),
                event.application().value());
        keepVersion(event.application());
    }

    /** A save of two events leaves what the second left. */
    private void keepVersion(ApplicationId application) {
        update("""
                delete from application_version v where v.application_id = ? and v.version = (
                    select d.version from application_definition d where d.application_id = ?)""", application.value(), application.value());
        update("""
                insert into application_version (application_id, version, name, schema_json, account_field)
                select application_id, version, name, schema_json, account_field
                  from application_definition where application_id = ?""", application.value());
    }

    @EventHandler
    void on(ItemEvent event) {
        insert(
                "insert into application_item (item_id, application_id) values (?, ?)",
                event.item().value(),
                event.application().value());
        var known = jdbc.sql("select field from application_field_use where application_id = ?")
                .param(event.application().value())
                .query(String.class)
                .list();
        schemas.fieldsOf(event.values()).stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> insert(
                        "insert into application_field_use (application_id, field) values (?, ?)",
                        event.application().value(),
                        field));
    }

    @EventHandler
    void on(LineCreated event) {
        replaceGroups(event.line(), Part.OPERATOR, event.operatorGroups());
        replaceGroups(event.line(), Part.SUPERVISOR, event.supervisorGroups());
    }

    @EventHandler
    void on(OperatorsAssigned event) {
        replaceGroups(event.line(), Part.OPERATOR, event.groups());
    }

    @EventHandler
    void on(SupervisorsAssigned event) {
        replaceGroups(event.line(), Part.SUPERVISOR, event.groups());
    }

    @EventHandler
    void on(ReadersAssigned event) {
        replaceGroups(event.line(), Part.READER, event.groups());
    }

    @EventHandler
    void on(AccountApplicationSet event) {
        use(
                event.line(),
                ACCOUNT,
                "accountApplication",
                event.application() == null ? Set.of() : Set.of(event.application()));
    }

    @EventHandler
    void on(RequestApplicationsSet event) {
        use(event.line(), REQUEST, "requestApplications", event.applications());
    }

    @EventHandler
    void on(EmployeeJoinedGroup event) {
        insert(
                "insert into application_fact_member (employee_id, group_id) values (?, ?)",
                event.employee().value(),
                event.group().value());
    }

    @EventHandler
    void on(EmployeeLeftGroup event) {
        update(
                "delete from application_fact_member where employee_id = ? and group_id = ?",
                event.employee().value(),
                event.group().value());
    }

    @EventHandler
    void on(EmployeeDeactivated event) {
        insert(
                "insert into application_fact_locked_out (employee_id) values (?)",
                event.employee().value());
    }

    @EventHandler
    void on(EmployeeActivated event) {
        update(
                "delete from application_fact_locked_out where employee_id = ?",
                event.employee().value());
    }

    @EventHandler
    void on(GroupDeleted event) {
        update(
                "delete from application_fact_member where group_id = ?",
                event.group().value());
    }

    private void use(LineId line, String purpose, String setting, Set<ApplicationId> applications) {
        update("delete from application_line_use where line_id = ? and purpose = ?", line.value(), purpose);
        // in one order for everybody; one that loses its Account field at this moment is waited for, and then without
        applications.stream().sorted(comparing(ApplicationId::value)).forEach(application -> {
            if (!lockedWithAccountField(application)) {
                throw new RefusedException(new InvalidValue(setting, Problem.NO_ACCOUNT_FIELD));
            }
            insert(
                    "insert into application_line_use (line_id, purpose, application_id) values (?, ?, ?)",
                    line.value(),
                    purpose,
                    application.value());
        });
    }

    private boolean lockedWithAccountField(ApplicationId application) {
        return jdbc
                .sql("select account_field from application_definition where application_id = ? for update")
                .param(application.value())
                .query((row, n) -> row.getString(1) != null)
                .stream()
                .anyMatch(has -> has);
    }

    private void replaceGroups(LineId line, Part part, Set<GroupId> groups) {
        update("delete from application_fact_line_group where line_id = ? and part = ?", line.value(), part.name());
        groups.forEach(group -> insert(
                "insert into application_fact_line_group (line_id, part, group_id) values (?, ?, ?)",
                line.value(),
                part.name(),
                group.value()));
    }

    private void insert(String sql, @Nullable Object... params) {
        update(sql + " on conflict do nothing", params);
    }

    private void update(String sql, @Nullable Object... params) {
        jdbc.sql(sql).params(params).update();
    }
}
