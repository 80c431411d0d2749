package dev.firstline.applications.items;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.application.ItemEvent;
import dev.firstline.shared.api.application.ItemEvent.ItemChanged;
import dev.firstline.shared.api.application.ItemEvent.ItemCreated;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row for each item, its accounts, and what it held at each version. An event seen before changes nothing. */
@ProcessingGroup(ItemsModule.GROUP)
final class ItemProjection {

    private final JdbcClient jdbc;
    private final ItemTexts texts;

    ItemProjection(JdbcClient jdbc, ItemTexts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    @EventHandler
    void on(ItemCreated event, @Timestamp Instant at, Actor actor) {
        jdbc.sql("""
                insert into application_view_item (item_id, application_id, version, title, created_at, changed_at, values_json, search_text)
                values (?, ?, 0, '', ?, ?, '', '') on conflict do nothing
                """)
                .params(event.item().value(), event.application().value(), at.atOffset(UTC), at.atOffset(UTC))
                .update();
        keep(event, at, actor);
    }

    @EventHandler
    void on(ItemChanged event, @Timestamp Instant at, Actor actor) {
        keep(event, at, actor);
    }

    private void keep(ItemEvent event, Instant at, Actor actor) {
        var newer = jdbc.sql("""
                update application_view_item set version = ?, title = ?, changed_at = ?, values_json = ?, search_text = ?
                 where item_id = ? and version < ?
                """)
                .params(
                        event.version(),
                        event.title(),
                        at.atOffset(UTC),
                        event.values(),
                        texts.searched(event.title(), event.values()),
                        event.item().value(),
                        event.version())
                .update();
        if (newer == 0) {
            return;
        }
        jdbc.sql("""
                insert into application_view_item_version (item_id, version, at, actor_id, values_json)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                .param(event.item().value())
                .param(event.version())
                .param(at.atOffset(UTC))
                .param(actor instanceof Actor.Employee employee ? employee.id().value() : null)
                .param(event.values())
                .update();
        jdbc.sql("delete from application_view_account where item_id = ?")
                .param(event.item().value())
                .update();
        texts.accountsOf(event.values())
                .forEach(account -> jdbc.sql("""
                        insert into application_view_account (application_id, type, folded_value, item_id)
                        values (?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                event.application().value(),
                                account.type(),
                                Name.folded(account.value()),
                                event.item().value())
                        .update());
    }
}
