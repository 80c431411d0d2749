package dev.firstline.applications;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what {@link RegisterWriter} keeps. */
final class JdbcRegister implements Register {

    private final JdbcClient jdbc;

    JdbcRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Known> lock(ApplicationId application) {
        // H2 has no FOR SHARE
        return jdbc.sql("select version, schema_json from application_definition where application_id = ? for update")
                .param(application.value())
                .query((row, n) -> new Known(row.getLong("version"), row.getString("schema_json")))
                .optional();
    }

    @Override
    public boolean exists(ApplicationId application) {
        return jdbc.sql("select exists (select 1 from application_definition where application_id = ?)")
                .param(application.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<String> fieldsInUse(ApplicationId application) {
        return jdbc
                .sql("select field from application_field_use where application_id = ?")
                .param(application.value())
                .query(String.class)
                .stream()
                .collect(toUnmodifiableSet());
    }

    @Override
    public Set<LineId> linesUsing(ApplicationId application) {
        return jdbc
                .sql("select distinct line_id from application_line_use where application_id = ?")
                .param(application.value())
                .query(UUID.class)
                .stream()
                .map(LineId::new)
                .collect(toUnmodifiableSet());
    }

    @Override
    public Set<Part> partsOf(EmployeeId employee, ApplicationId application) {
        var groups = jdbc.sql("""
                        select group_id from application_fact_member
                         where employee_id = :employee
                           and employee_id not in (select employee_id from application_fact_locked_out)
                        """).param("employee", employee.value()).query(UUID.class).stream()
                .map(GroupId::new)
                .collect(toUnmodifiableSet());
        var parts = EnumSet.noneOf(Part.class);
        parts.addAll(new Viewer(employee, groups).parts());
        if (!groups.isEmpty()) {
            jdbc
                    .sql("""
                            select distinct g.part from application_fact_line_group g
                              join application_line_use u on u.line_id = g.line_id
                             where u.application_id = :application and g.group_id in (:groups)
                            """)
                    .param("application", application.value())
                    .param("groups", groups.stream().map(GroupId::value).toList())
                    .query(String.class)
                    .stream()
                    .map(Part::valueOf)
                    .forEach(parts::add);
        }
        return parts;
    }

    @Override
    public boolean holds(ApplicationId application, ItemId item) {
        return jdbc.sql("select exists (select 1 from application_item where item_id = ? and application_id = ?)")
                .params(item.value(), application.value())
                .query(Boolean.class)
                .single();
    }
}
