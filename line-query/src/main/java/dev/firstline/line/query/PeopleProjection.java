package dev.firstline.line.query;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.application.ApplicationEvent.ApplicationDefined;
import dev.firstline.shared.api.application.ApplicationEvent.ApplicationRenamed;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeRenamed;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupRenamed;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps from when to when employees, groups and applications were called what, who was in which group, who was online and who was locked out. Events come in their
 * order; where a clock went back, the earlier of two stands for no time at all.
 */
@ProcessingGroup(LinesProjection.GROUP)
final class PeopleProjection {

    private final JdbcClient jdbc;

    PeopleProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(GroupCreated event, @Timestamp Instant at) {
        name(event.group().value(), event.name(), at);
    }

    @EventHandler
    void on(GroupRenamed event, @Timestamp Instant at) {
        name(event.group().value(), event.name(), at);
    }

    @EventHandler
    void on(GroupDeleted event, @Timestamp Instant at) {
        jdbc.sql("""
                        update line_view_membership set valid_to = greatest(valid_from, :at)
                        where group_id = :group and valid_to is null""")
                .param("at", at.atOffset(UTC))
                .param("group", event.group().value())
                .update();
    }

    @EventHandler
    void on(ApplicationDefined event, @Timestamp Instant at) {
        name(event.application().value(), event.name(), at);
    }

    @EventHandler
    void on(ApplicationRenamed event, @Timestamp Instant at) {
        name(event.application().value(), event.name(), at);
    }

    @EventHandler
    void on(EmployeeCreated event, @Timestamp Instant at) {
        name(event.employee().value(), event.name(), at);
    }

    @EventHandler
    void on(EmployeeRenamed event, @Timestamp Instant at) {
        name(event.employee().value(), event.name(), at);
    }

    @EventHandler
    void on(EmployeeJoinedGroup event, @Timestamp Instant at) {
        var membership = new Object[] {event.employee().value(), event.group().value()};
        begin(Spans.MEMBERSHIP, membership, at);
    }

    @EventHandler
    void on(EmployeeLeftGroup event, @Timestamp Instant at) {
        var membership = new Object[] {event.employee().value(), event.group().value()};
        end(Spans.MEMBERSHIP, membership, at);
    }

    @EventHandler
    void on(EmployeeDeactivated event, @Timestamp Instant at) {
        begin(Spans.LOCKED_OUT, new Object[] {event.employee().value()}, at);
    }

    @EventHandler
    void on(EmployeeActivated event, @Timestamp Instant at) {
        end(Spans.LOCKED_OUT, new Object[] {event.employee().value()}, at);
    }

    @EventHandler
    void on(WentOnline event, @Timestamp Instant at) {
        begin(Spans.ONLINE, new Object[] {event.employee().value()}, at);
    }

    @EventHandler
    void on(WentOffline event, @Timestamp Instant at) {
        end(Spans.ONLINE, new Object[] {event.employee().value()}, at);
    }

    private void name(UUID id, String name, Instant asTold) {
        var last = jdbc.sql("select max(valid_from) from line_view_name where id = ?")
                .param(id)
                .query(OffsetDateTime.class)
                .optional();
        var at = notBefore(last, asTold);
        var corrected = jdbc.sql("update line_view_name set name = ? where id = ? and valid_from = ?")
                .params(name, id, at)
                .update();
        if (corrected == 0) {
            jdbc.sql("insert into line_view_name (id, valid_from, name) values (?, ?, ?)")
                    .params(id, at, name)
                    .update();
        }
    }

    private void begin(Spans spans, Object[] key, Instant asTold) {
        var open = jdbc.sql("select count(*) from " + spans.ofKey + " and valid_to is null")
                .params(key)
                .query(Long.class)
                .single();
        if (open > 0) {
            return;
        }
        var last = jdbc.sql("select max(valid_to) from " + spans.ofKey)
                .params(key)
                .query(OffsetDateTime.class)
                .optional();
        var at = notBefore(last, asTold);
        // what ended at the moment it begins again never ended
        var goesOn = jdbc.sql("update " + spans.table + " set valid_to = null where " + spans.key + " and valid_to = ?")
                .params(key)
                .param(at)
                .update();
        if (goesOn == 0) {
            jdbc.sql(spans.insert).params(key).param(at).update();
        }
    }

    private void end(Spans spans, Object[] key, Instant at) {
        jdbc.sql("update " + spans.table + " set valid_to = greatest(valid_from, ?) where " + spans.key
                        + " and valid_to is null")
                .param(at.atOffset(UTC))
                .params(key)
                .update();
    }

    private static OffsetDateTime notBefore(Optional<OffsetDateTime> last, Instant asTold) {
        var at = asTold.atOffset(UTC);
        return last.isPresent() && last.get().isAfter(at) ? last.get() : at;
    }

    @ResetHandler
    void reset() {
        jdbc.sql("delete from line_view_name").update();
        jdbc.sql("delete from line_view_membership").update();
        jdbc.sql("delete from line_view_online").update();
        jdbc.sql("delete from line_view_locked_out").update();
    }

    /** What was so from when to when. */
    private enum Spans {
        MEMBERSHIP(
                "line_view_membership",
                "employee_id = ? and group_id = ?",
                "insert into line_view_membership (employee_id, group_id, valid_from) values (?, ?, ?)"),
        ONLINE(
                "line_view_online",
                "employee_id = ?",
                "insert into line_view_online (employee_id, valid_from) values (?, ?)"),
        LOCKED_OUT(
                "line_view_locked_out",
                "employee_id = ?",
                "insert into line_view_locked_out (employee_id, valid_from) values (?, ?)");

        private final String table;
        private final String key;
        private final String ofKey;
        private final String insert;

        Spans(String table, String key, String insert) {
            this.table = table;
            this.key = key;
            this.ofKey = table + " where " + key;
            this.insert = insert;
        }
    }
}
