package dev.firstline.app.people;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.AtOnce;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.AdmitFromProvider;
import dev.firstline.shared.api.people.EmployeeCommand.ChangeEmail;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeCommand.RenameEmployee;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.IdentityLinked;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupCommand.DeleteGroup;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupCommand.RenameGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.FindIdentity;
import dev.firstline.shared.api.people.PeopleRefusal.LastAdministrator;
import dev.firstline.shared.api.people.PeopleRefusal.LoginTaken;
import dev.firstline.shared.api.people.ProviderIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules about people that no single stream can hold, on a real database, the same on both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PeopleContract {

    private static final Actor FIRSTLINE = new Actor.Process("test");
    private static final int ROUNDS = 5;
    private static final Map<String, String> FACTS_AND_ORDER = Map.of(
            "people_employee", "id",
            "people_group", "id",
            "people_membership", "employee_id, group_id");

    private final TestDatabase.Kind kind;
    private Desk one;
    private Desk other;

    PeopleContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(kind);
        one = Desk.openWithHttp(database);
        other = kind == TestDatabase.Kind.H2 ? one : Desk.openWithHttp(database.forAnotherNode());
    }

    @AfterAll
    void close() {
        if (other != one) {
            other.close();
        }
        one.close();
    }

    @Test
    void two_administrators_who_deactivate_each_other_at_once_leave_one() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var two = onlyTwoAdministrators();

            var answers = atOnce(
                    () -> answer(one, two.get(0), new DeactivateEmployee(two.get(1))),
                    () -> answer(other, two.get(1), new DeactivateEmployee(two.get(0))));

            assertOneIsLeft(answers);
        }
    }

    @Test
    void an_administrator_who_leaves_while_the_other_is_deactivated_is_not_the_last() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var two = onlyTwoAdministrators();

            var answers = atOnce(
                    () -> answer(one, two.get(0), new LeaveGroup(two.get(0), GroupId.ADMINISTRATORS)),
                    () -> answer(other, two.get(0), new DeactivateEmployee(two.get(1))));

            assertOneIsLeft(answers);
        }
    }

    @Test
    void the_provider_takes_no_administrator_away_while_the_other_is_deactivated() throws Exception {
        send(one, new MapGroup(GroupId.ADMINISTRATORS, "/administrators"));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                var two = onlyTwoAdministrators();

                var answers = atOnce(
                        () -> answer(
                                one,
                                FIRSTLINE,
                                admit(two.get(0), newIdentity(), two.get(0).toString())),
                        () -> answer(other, two.get(0), new DeactivateEmployee(two.get(1))));

                assertThat(answers).contains("done");
                assertThat(activeAdministrators()).hasSize(1);
            }
        } finally {
            send(one, new MapGroup(GroupId.ADMINISTRATORS, null));
        }
    }

    private void assertOneIsLeft(List<Object> answers) {
        assertThat(activeAdministrators()).hasSize(1);
        assertThat(answers)
                .containsOnlyOnce("done")
                .filteredOn(answer -> !answer.equals("done"))
                .isSubsetOf(new LastAdministrator(), new NotAllowed());
    }

    private List<EmployeeId> onlyTwoAdministrators() {
        var before = activeAdministrators();
        var two = List.of(newEmployee(GroupId.ADMINISTRATORS), newEmployee(GroupId.ADMINISTRATORS));
        before.forEach(employee -> send(one, new DeactivateEmployee(employee)));
        return two;
    }

    private List<EmployeeId> activeAdministrators() {
        return one.jdbc()
                .sql("select e.id from people_employee e join people_membership m on m.employee_id = e.id"
                        + " where e.active and m.group_id = ?")
                .param(GroupId.ADMINISTRATORS.value())
                .query((row, number) -> new EmployeeId(row.getObject("id", UUID.class)))
                .list();
    }

    @Test
    void whoever_signs_in_by_the_provider_for_the_first_time_in_many_windows_is_taken_on_once() throws Exception {
        var group = newGroup("/window");
        var employee = new EmployeeId(UUID.randomUUID());
        var identity = newIdentity();

        var answers = AtOnce.atOnce(IntStream.range(0, 6)
                .<Callable<Object>>mapToObj(n -> () -> answer(
                        n % 2 == 0 ? one : other, FIRSTLINE, admit(employee, identity, employee.toString(), "/window")))
                .toList());

        assertThat(answers).containsOnly("done");
        assertThat(one.get(EventStore.class)
                        .readEvents(employee.toString())
                        .asStream()
                        .<Object>map(EventMessage::getPayload))
                .containsExactly(
                        new EmployeeCreated(employee, employee.toString(), "Anna", null),
                        new IdentityLinked(employee, identity.issuer(), identity.subject()),
                        new EmployeeJoinedGroup(employee, group));
        assertThat(one.get(Queries.class).optional(new FindIdentity(identity), EmployeeId.class))
                .contains(employee);
    }

    @Test
    void of_two_the_provider_knows_by_one_login_one_is_taken_on() throws Exception {
        var login = "shared-" + UUID.randomUUID();
        var identities = List.of(newIdentity(), newIdentity());

        var answers = atOnce(
                () -> answer(one, FIRSTLINE, admit(new EmployeeId(UUID.randomUUID()), identities.get(0), login)),
                () -> answer(other, FIRSTLINE, admit(new EmployeeId(UUID.randomUUID()), identities.get(1), login)));

        assertThat(answers).containsExactlyInAnyOrder("done", new LoginTaken());
        assertThat(identities.stream()
                        .filter(identity -> one.get(Queries.class)
                                .optional(new FindIdentity(identity), EmployeeId.class)
                                .isPresent()))
                .as("a refused sign-in links nothing")
                .hasSize(1);
    }

    @Test
    void a_text_no_database_keeps_is_nobodys_identity() {
        assertThat(one.get(Queries.class)
                        .optional(new FindIdentity(new ProviderIdentity("https://id", "47\0011")), EmployeeId.class))
                .isEmpty();
    }

    @Test
    void facts_told_again_from_the_start_are_the_same_even_told_twice() {
        someHistory();
        for (int times : List.of(1, 2)) {
            var before = facts();
            assertThat(before.values()).noneMatch(List::isEmpty);

            tell(times);
            assertThat(facts()).as("told again").isEqualTo(before);

            FACTS_AND_ORDER
                    .keySet()
                    .forEach(table -> one.jdbc().sql("delete from " + table).update());
            tell(times);
            assertThat(facts()).as("told anew").isEqualTo(before);
        }
    }

    private void someHistory() {
        var kept = newGroup("/kept");
        send(one, new RenameGroup(kept, "Kept " + kept));
        var deleted = newGroup("/deleted");
        var anna = newEmployee(kept);
        send(one, new RenameEmployee(anna, "Anna"));
        send(one, new ChangeEmail(anna, "anna@example.org"));
        send(one, new DeactivateEmployee(anna));
        send(one, new ActivateEmployee(anna));
        var boris = newEmployee(deleted);
        send(one, admit(boris, newIdentity(), "boris", "/kept", "/deleted"));
        send(one, new DeactivateEmployee(boris));
        send(one, new DeleteGroup(deleted));
    }

    private Map<String, List<Map<String, Object>>> facts() {
        return FACTS_AND_ORDER.keySet().stream()
                .collect(toMap(
                        Function.identity(),
                        table -> one.jdbc()
                                .sql("select * from " + table + " order by " + FACTS_AND_ORDER.get(table))
                                .query()
                                .listOfRows()));
    }

    private void tell(int times) {
        var facts = new AnnotationEventHandlerAdapter(
                one.context().getBean("peopleFacts"), one.get(ParameterResolverFactory.class));
        var transaction = new TransactionTemplate(one.get(PlatformTransactionManager.class));
        try (var events = one.get(EventStorageEngine.class).readEvents(null, false)) {
            events.forEach(event -> {
                for (int time = 0; time < times; time++) {
                    transaction.executeWithoutResult(status -> tell(event, facts));
                }
            });
        }
    }

    private static void tell(EventMessage<?> event, AnnotationEventHandlerAdapter facts) {
        DefaultUnitOfWork.startAndGet(event).execute(() -> {
            try {
                if (facts.canHandle(event)) {
                    facts.handle(event);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private EmployeeId newEmployee(GroupId group) {
        var employee = new EmployeeId(UUID.randomUUID());
        send(one, new CreateEmployee(employee, employee.toString(), "Anna", null, Set.of(group), null));
        return employee;
    }

    private GroupId newGroup(String providerName) {
        var group = new GroupId(UUID.randomUUID());
        send(one, new CreateGroup(group, "Group " + group));
        send(one, new MapGroup(group, providerName));
        return group;
    }

    private static ProviderIdentity newIdentity() {
        return new ProviderIdentity("https://id.example.org", UUID.randomUUID().toString());
    }

    private static AdmitFromProvider admit(
            EmployeeId employee, ProviderIdentity identity, String login, String... providerGroups) {
        return new AdmitFromProvider(employee, identity, login, "Anna", null, Set.of(providerGroups));
    }

    private static void send(Desk desk, Object command) {
        send(desk, FIRSTLINE, command);
    }

    private static void send(Desk desk, Actor actor, Object command) {
        desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, actor.asMetaData()));
    }

    private static Object answer(Desk desk, EmployeeId by, Object command) {
        return answer(desk, new Actor.Employee(by), command);
    }

    private static Object answer(Desk desk, Actor by, Object command) {
        try {
            send(desk, by, command);
            return "done";
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    @SafeVarargs
    private static List<Object> atOnce(Callable<Object>... doings) throws Exception {
        return AtOnce.atOnce(List.of(doings));
    }
}
