package dev.firstline.session.routing;

import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.LinkPurpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@link SessionFacts} from the tables {@link SessionFactsWriter} keeps, in one query. */
final class JdbcSessionFacts implements SessionFacts {

    private final JdbcClient jdbc;
    private final boolean onlyOnline;

    JdbcSessionFacts(JdbcClient jdbc, boolean onlyOnline) {
        this.jdbc = jdbc;
        this.onlyOnline = onlyOnline;
    }

    @Override
    public Optional<Involvement> involvement(LineId line, EmployeeId employee) {
        return jdbc.sql("""
                select l.version, l.retired, e.name, e.online and e.active as online, g.part, m.group_id
                  from session_fact_line l
                  cross join session_fact_employee e
                  left join session_fact_membership m on m.employee_id = e.employee_id and e.active
                  left join session_fact_line_group g on g.line_id = l.line_id and g.group_id = m.group_id
                 where l.line_id = ? and e.employee_id = ?
                """).params(line.value(), employee.value()).query((ResultSetExtractor<Optional<Involvement>>)
                rows -> read(employee, rows));
    }

    @Override
    public Optional<Operators> operatorsOf(LineId line) {
        return jdbc.sql("select version from session_fact_line where line_id = ?")
                .param(line.value())
                .query(Long.class)
                .optional()
                .map(version -> new Operators(version, operatorGroups(line)));
    }

    private Set<GroupId> operatorGroups(LineId line) {
        return jdbc
                .sql("select group_id from session_fact_line_group where line_id = ? and part = ?")
                .params(line.value(), Part.OPERATOR.name())
                .query(UUID.class)
                .stream()
                .map(GroupId::new)
                .collect(toSet());
    }

    @Override
    public Set<ApplicationId> applicationsOf(LineId line, LinkPurpose purpose) {
        return jdbc
                .sql("select application_id from session_fact_line_application where line_id = ? and purpose = ?")
                .params(line.value(), purpose.name())
                .query(UUID.class)
                .stream()
                .map(ApplicationId::new)
                .collect(toSet());
    }

    @Override
    public boolean holds(ApplicationId application, ItemId item) {
        return jdbc.sql("select exists (select 1 from session_fact_item where item_id = ? and application_id = ?)")
                .params(item.value(), application.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isOnline(EmployeeId employee) {
        return jdbc.sql("select online and active from session_fact_employee where employee_id = ?")
                .param(employee.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public boolean onlyOnlineAreGivenSessions() {
        return onlyOnline;
    }

    private static Optional<Involvement> read(EmployeeId employee, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        var version = rows.getLong("version");
        var retired = rows.getBoolean("retired");
        var name = rows.getString("name");
        var online = rows.getBoolean("online");
        var parts = EnumSet.noneOf(Part.class);
        var operatorGroups = new HashSet<GroupId>();
        var groups = new HashSet<GroupId>();
        do {
            var group = rows.getObject("group_id", UUID.class);
            var part = rows.getString("part");
            if (group != null) {
                groups.add(new GroupId(group));
            }
            if (part != null) {
                parts.add(Part.valueOf(part));
            }
            if (Part.OPERATOR.name().equals(part)) {
                operatorGroups.add(new GroupId(group));
            }
        } while (rows.next());
        parts.addAll(new Viewer(employee, groups).parts());
        return Optional.of(new Involvement(version, retired, name, online, parts, operatorGroups));
    }
}
