package dev.firstline.app.routing;

import static dev.firstline.app.routing.Staff.send;
import static dev.firstline.app.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationCommand.ChangeApplication;
import dev.firstline.shared.api.application.ApplicationCommand.DefineApplication;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineCommand.SetAccountApplication;
import dev.firstline.shared.api.line.LineCommand.SetRequestApplications;
import dev.firstline.shared.api.line.LineId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A line links to an application on one node in the very instant in which it loses its Account field on another: one of the two is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountFieldRaceTest {

    private static final int ROUNDS = 30;
    private static final String NAME = "\"name\": {\"title\": \"Name\", \"x-firstline-type\": \"TEXT\"}";
    private static final String ACCOUNTS =
            ", \"accounts\": {\"title\": \"Accounts\", \"x-firstline-type\": \"ACCOUNT\"}";

    private SampleDesk one;
    private SampleDesk other;
    private LineId line;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        one = SampleDesk.open(database);
        other = SampleDesk.open(database.forAnotherNode());
        line = Staff.hire(one.desk(), 1, 1, 1).lines.get(0);
    }

    @AfterAll
    void close() {
        other.close();
        one.close();
    }

    @Test
    void of_a_link_for_accounts_and_the_end_of_the_account_field_at_once_one_is_refused() throws Exception {
        race(application -> new SetAccountApplication(line, application), new SetAccountApplication(line, null));
    }

    @Test
    void of_a_link_for_requests_and_the_end_of_the_account_field_at_once_one_is_refused() throws Exception {
        race(
                application -> new SetRequestApplications(line, Set.of(application)),
                new SetRequestApplications(line, Set.of()));
    }

    private void race(Function<ApplicationId, Object> link, Object noLink) throws Exception {
        int links = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var application = new ApplicationId(UUID.randomUUID());
            var name = "Register " + application;
            send(one.desk(), new DefineApplication(application, name, schema(ACCOUNTS)));
            var linking = round % 2 == 0 ? one.desk() : other.desk();
            var changing = round % 2 == 0 ? other.desk() : one.desk();

            var done = atOnce(List.of(
                    doing(linking, link.apply(application)),
                    doing(changing, new ChangeApplication(application, 1, name, schema("")))));

            assertThat(done).as("round %d: linked, changed", round).containsOnlyOnce(true);
            assertThat(linkedWithoutAccountField()).as("round %d", round).isZero();
            if (done.get(0)) {
                links++;
                send(one.desk(), noLink);
            }
        }
        assertThat(links).as("links that won").isPositive();
    }

    private static String schema(String more) {
        return "{\"x-firstline-title-field\": \"name\", \"properties\": {" + NAME + more + "}}";
    }

    private static Callable<Boolean> doing(Desk desk, Object command) {
        return () -> {
            try {
                send(desk, command);
                return true;
            } catch (RefusedException tooLate) {
                return false;
            }
        };
    }

    private int linkedWithoutAccountField() {
        return one.desk()
                .jdbc()
                .sql("select count(*) from application_line_use u"
                        + " join application_definition d on d.application_id = u.application_id"
                        + " where d.account_field is null")
                .query(Integer.class)
                .single();
    }
}
