package dev.firstline.people.presence;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import java.time.Instant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps presence as rows, in the transaction of the event that tells it; whoever goes online is there. */
@ProcessingGroup("people-facts")
final class PresenceFacts {

    private final JdbcClient jdbc;
    private final SignsOfLife signs;

    PresenceFacts(JdbcClient jdbc, SignsOfLife signs) {
        this.jdbc = jdbc;
        this.signs = signs;
    }

    @EventHandler
    void on(WentOnline event, @Timestamp Instant at) {
        keep(event.employee(), true);
        signs.give(at, Set.of(event.employee()));
    }

    @EventHandler
    void on(WentOffline event) {
        keep(event.employee(), false);
    }

    private void keep(EmployeeId employee, boolean online) {
        jdbc.sql("INSERT INTO people_presence (employee_id, online) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(employee.value(), online)
                .update();
        jdbc.sql("UPDATE people_presence SET online = ? WHERE employee_id = ?")
                .params(online, employee.value())
                .update();
    }
}
