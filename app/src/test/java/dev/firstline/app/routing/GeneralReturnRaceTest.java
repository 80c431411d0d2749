package dev.firstline.app.routing;

import static dev.firstline.app.routing.Staff.as;
import static dev.firstline.app.routing.Staff.send;
import static dev.firstline.app.routing.Staff.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An operator claims on one node in the very instant in which he loses his right to on another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneralReturnRaceTest {

    private static final int ROUNDS = 30;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private SampleDesk one;
    private SampleDesk other;
    private Staff staff;
    private EmployeeId racer;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        one = SampleDesk.open(database);
        other = SampleDesk.open(database.forAnotherNode());
        staff = Staff.hire(one.desk(), 2, 1, 1);
        racer = staff.operators.get(0);
    }

    @AfterAll
    void close() {
        other.close();
        one.close();
    }

    @Test
    void of_a_claim_and_a_deactivation_at_once_no_session_stays_with_who_is_gone() {
        race(desk -> send(desk, new DeactivateEmployee(racer)), desk -> {
            send(desk, new ActivateEmployee(racer));
            as(desk, racer, new SetPresence(racer, PresenceStatus.ONLINE));
        });
    }

    @Test
    void of_a_claim_and_the_end_of_a_membership_at_once_no_session_stays_with_who_left() {
        race(
                desk -> send(desk, new LeaveGroup(racer, staff.operatorGroup)),
                desk -> send(desk, new JoinGroup(racer, staff.operatorGroup)));
    }

    @Test
    void of_a_claim_and_a_change_of_the_lines_operators_at_once_no_session_stays_with_who_lost_the_line() {
        var others = new GroupId(UUID.randomUUID());
        send(one.desk(), new CreateGroup(others, "Others " + others));
        race(
                desk -> send(desk, new AssignOperators(staff.lines.get(0), Set.of(others))),
                desk -> send(desk, new AssignOperators(staff.lines.get(0), Set.of(staff.operatorGroup))));
    }

    private void race(Consumer<Desk> endOfRight, Consumer<Desk> rightAgain) {
        int claims = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var session = write(one.desk(), staff.clients.get(0), staff.lines.get(0), "Round " + round)
                    .session();
            var claimant = round % 2 == 0 ? one.desk() : other.desk();
            var ending = round % 2 == 0 ? other.desk() : one.desk();

            var claimed = atOnce(() -> claim(claimant, session), () -> endOfRight.accept(ending));

            processesCaughtUp(claimant);
            assertThat(held()).as("round %d", round).isEmpty();
            if (claimed) {
                claims++;
                assertThat(History.of(one.desk(), session))
                        .extracting(Object::getClass)
                        .as("a claim that won was taken back once")
                        .endsWith(SessionClaimed.class, SessionReturned.class);
            }
            rightAgain.accept(ending);
            as(one.desk(), staff.supervisor, new CloseSession(session, null));
        }
        assertThat(claims).as("claims that won").isPositive();
    }

    private boolean claim(Desk desk, SessionId session) {
        try {
            return as(desk, racer, new ClaimSession(session)) instanceof Claim.Won;
        } catch (RefusedException tooLate) {
            return false;
        }
    }

    private static boolean atOnce(Callable<Boolean> claim, Runnable end) {
        var together = new CountDownLatch(2);
        var claiming = CompletableFuture.supplyAsync(() -> {
            try {
                together.countDown();
                together.await();
                return claim.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        var ending = CompletableFuture.runAsync(() -> {
            try {
                together.countDown();
                together.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            end.run();
        });
        CompletableFuture.allOf(claiming, ending).join();
        return claiming.join();
    }

    /** Waits until what follows of all that happened so far is done; an event that committed late is processed after later ones. */
    private static void processesCaughtUp(Desk desk) {
        desk.jdbc()
                .sql("select global_index from event")
                .query(Long.class)
                .list()
                .forEach(index -> {
                    if (!desk.get(Positions.class).await("session-processes", index, LONGEST)) {
                        throw new AssertionError("the processes did not come to " + index);
                    }
                });
    }

    private List<UUID> held() {
        return one.desk()
                .jdbc()
                .sql("select session_id from session_held where operator_id = ?")
                .param(racer.value())
                .query(UUID.class)
                .list();
    }
}
