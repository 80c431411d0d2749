package dev.firstline.line.command;

import dev.firstline.shared.api.application.ApplicationEvent.ApplicationDefined;
import dev.firstline.shared.api.application.ApplicationEvent.FieldsChanged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps which applications lines can link to, in the transaction of the events that say it. */
@ProcessingGroup("line-facts")
final class LinkableFacts {

    private final JdbcClient jdbc;

    LinkableFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ApplicationDefined event) {
        jdbc.sql("""
                        insert into line_fact_application (application_id, linkable) values (?, ?)
                        on conflict do nothing""")
                .params(event.application().value(), event.accountField() != null)
                .update();
    }

    @EventHandler
    void on(FieldsChanged event) {
        jdbc.sql("update line_fact_application set linkable = ? where application_id = ?")
                .params(event.accountField() != null, event.application().value())
                .update();
    }
}
