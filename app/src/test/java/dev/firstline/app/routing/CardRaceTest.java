package dev.firstline.app.routing;

import static dev.firstline.app.routing.Staff.as;
import static dev.firstline.app.routing.Staff.send;
import static dev.firstline.app.routing.Staff.write;
import static dev.firstline.app.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.application.ApplicationCommand.DefineApplication;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemCommand.CreateItem;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineCommand.SetAccountApplication;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionAnswer.Linked;
import dev.firstline.shared.api.session.SessionCommand.LinkItem;
import dev.firstline.shared.api.session.SessionCommand.UnlinkItem;
import dev.firstline.shared.api.session.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two sessions of one client, on two lines, are linked to two items in one instant, on two nodes: his card is the newer link's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardRaceTest {

    private static final int ROUNDS = 20;
    private static final String SCHEMA = """
            {"x-firstline-title-field": "name", "properties": {
              "name": {"title": "Name", "x-firstline-type": "TEXT"},
              "accounts": {"title": "Accounts", "x-firstline-type": "ACCOUNT"}}}""";

    private final ApplicationId register = new ApplicationId(UUID.randomUUID());
    private final ItemId ann = new ItemId(UUID.randomUUID());
    private final ItemId bob = new ItemId(UUID.randomUUID());
    private SampleDesk one;
    private SampleDesk other;
    private Staff staff;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        one = SampleDesk.open(database);
        other = SampleDesk.open(database.forAnotherNode());
        staff = Staff.hire(one.desk(), 1, ROUNDS, 2);
        send(one.desk(), new DefineApplication(register, "Clients", SCHEMA));
        send(one.desk(), new CreateItem(ann, register, "{\"name\": \"Ann\"}"));
        send(one.desk(), new CreateItem(bob, register, "{\"name\": \"Bob\"}"));
        staff.lines.forEach(line -> send(one.desk(), new SetAccountApplication(line, register)));
    }

    @AfterAll
    void close() {
        other.close();
        one.close();
    }

    @Test
    void the_card_is_the_newest_links_whichever_came_last_to_be_kept() throws Exception {
        for (EmployeeId client : staff.clients) {
            var first = write(one.desk(), client, staff.lines.get(0), "Hello").session();
            var second = write(one.desk(), client, staff.lines.get(1), "Hello").session();

            var links = atOnce(List.of(linking(one, first, ann), linking(other, second, bob)));
            assertThat(card(client)).as("linked").isEqualTo(newest(client)).isPresent();

            atOnce(List.of(unlinking(one, first, links.get(0)), unlinking(other, second, links.get(1))));
            assertThat(card(client)).as("no link is left").isEmpty();
        }
    }

    private Callable<LinkId> linking(SampleDesk node, SessionId session, ItemId item) {
        return () -> {
            Linked linked = as(
                    node.desk(),
                    staff.supervisor,
                    new LinkItem(session, new LinkId(UUID.randomUUID()), register, item, LinkPurpose.ACCOUNT));
            return linked.link();
        };
    }

    private Callable<LinkId> unlinking(SampleDesk node, SessionId session, LinkId link) {
        return () -> {
            as(node.desk(), staff.supervisor, new UnlinkItem(session, link));
            return link;
        };
    }

    private Optional<UUID> card(EmployeeId client) {
        return item("select item_id from session_card where client_id = ? and item_id is not null", client);
    }

    private Optional<UUID> newest(EmployeeId client) {
        return item(
                "select item_id from session_link where client_id = ? and not removed"
                        + " order by at desc, link_id desc limit 1",
                client);
    }

    private Optional<UUID> item(String sql, EmployeeId client) {
        return one.desk()
                .jdbc()
                .sql(sql)
                .param(client.value())
                .query(UUID.class)
                .optional();
    }
}
