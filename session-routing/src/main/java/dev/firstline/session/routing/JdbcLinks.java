package dev.firstline.session.routing;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import dev.firstline.shared.api.session.SessionEvent.ItemUnlinked;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link Links} as rows; a link taken off stays as one, for the ledger. A client's card is the newest link for his account. */
final class JdbcLinks implements Links {

    private final JdbcClient jdbc;

    JdbcLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Known> of(SessionId session) {
        return jdbc.sql("""
                        select link_id, application_id, item_id, purpose from session_link
                         where session_id = ? and not removed
                        """)
                .param(session.value())
                .query((row, n) -> new Known(
                        new LinkId(row.getObject("link_id", UUID.class)),
                        new ApplicationId(row.getObject("application_id", UUID.class)),
                        new ItemId(row.getObject("item_id", UUID.class)),
                        LinkPurpose.valueOf(row.getString("purpose"))))
                .list();
    }

    @Override
    public void keep(ItemLinked linked, EmployeeId by, Instant at) {
        var kept = jdbc.sql("""
                        insert into session_link (link_id, session_id, client_id, application_id, item_id, purpose, at, by_id, removed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, false) on conflict do nothing
                        """)
                .params(
                        linked.link().value(),
                        linked.session().value(),
                        linked.client().value(),
                        linked.application().value(),
                        linked.item().value(),
                        linked.purpose().name(),
                        at.atOffset(UTC),
                        by.value())
                .update();
        if (kept == 0) {
            throw isKept(linked)
                    ? new ConcurrencyException("link " + linked.link() + " is being made twice at once")
                    : new RefusedException(new IdReused());
        }
        card(linked.purpose(), linked.client(), linked.application());
    }

    private boolean isKept(ItemLinked linked) {
        return of(linked.session())
                .contains(new Known(linked.link(), linked.application(), linked.item(), linked.purpose()));
    }

    @Override
    public void drop(ItemUnlinked unlinked) {
        jdbc.sql("update session_link set removed = true where link_id = ?")
                .param(unlinked.link().value())
                .update();
        card(unlinked.purpose(), unlinked.client(), unlinked.application());
    }

    private void card(LinkPurpose purpose, ClientId client, ApplicationId application) {
        if (purpose != LinkPurpose.ACCOUNT) {
            return;
        }
        // Two links of one client may be made at once: who comes second waits, and then sees the first one's link too.
        jdbc.sql("insert into session_card (client_id, application_id) values (?, ?) on conflict do nothing")
                .params(client.value(), application.value())
                .update();
        jdbc.sql("select client_id from session_card where client_id = ? and application_id = ? for update")
                .params(client.value(), application.value())
                .query()
                .singleRow();
        jdbc.sql("""
                        update session_card set item_id = (
                               select item_id from session_link
                                where client_id = :client and application_id = :application and purpose = :purpose
                                  and not removed
                                order by at desc, link_id desc limit 1)
                         where client_id = :client and application_id = :application
                        """)
                .param("client", client.value())
                .param("application", application.value())
                .param("purpose", purpose.name())
                .update();
    }
}
