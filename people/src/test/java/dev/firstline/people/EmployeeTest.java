package dev.firstline.people;

import static dev.firstline.people.InMemoryPeople.ADMINISTRATOR;
import static dev.firstline.people.InMemoryPeople.BY_ADMINISTRATOR;
import static dev.firstline.people.InMemoryPeople.BY_FIRSTLINE;
import static dev.firstline.people.InMemoryPeople.BY_HIMSELF;
import static dev.firstline.people.InMemoryPeople.EMPLOYEE;
import static dev.firstline.people.InMemoryPeople.FIRST_LINE;
import static dev.firstline.people.InMemoryPeople.SECOND_LINE;
import static dev.firstline.people.RefusedWith.refusedWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.people.EmployeeCommand;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.AdmitFromProvider;
import dev.firstline.shared.api.people.EmployeeCommand.ChangeEmail;
import dev.firstline.shared.api.people.EmployeeCommand.ChangePassword;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.CreateFirstAdministrator;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeCommand.RenameEmployee;
import dev.firstline.shared.api.people.EmployeeEvent;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeEmailChanged;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeRenamed;
import dev.firstline.shared.api.people.EmployeeEvent.IdentityLinked;
import dev.firstline.shared.api.people.EmployeeEvent.PasswordChanged;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleRefusal;
import dev.firstline.shared.api.people.PeopleRefusal.FirstRunClosed;
import dev.firstline.shared.api.people.PeopleRefusal.IdentityTaken;
import dev.firstline.shared.api.people.PeopleRefusal.LastAdministrator;
import dev.firstline.shared.api.people.PeopleRefusal.LoginTaken;
import dev.firstline.shared.api.people.ProviderIdentity;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmployeeTest {

    private static final EmployeeCreated CREATED =
            new EmployeeCreated(EMPLOYEE, "anna", "Anna Smirnova", "anna@example.org");
    private static final CreateEmployee CREATE =
            new CreateEmployee(EMPLOYEE, "anna", "Anna Smirnova", "anna@example.org", Set.of(), null);
    private static final CreateFirstAdministrator CREATE_FIRST =
            new CreateFirstAdministrator(EMPLOYEE, "anna", "Anna Smirnova", "{hash}");
    private static final ProviderIdentity IDENTITY = new ProviderIdentity("https://id.example.org", "0815");
    private static final IdentityLinked LINKED = new IdentityLinked(EMPLOYEE, "https://id.example.org", "0815");
    private static final EmployeeDeactivated DEACTIVATED = new EmployeeDeactivated(EMPLOYEE);

    private final InMemoryPeople people = new InMemoryPeople();
    private FixtureConfiguration<Employee> fixture;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Employee.class).registerInjectableResource(people);
    }

    private ResultValidator<Employee> when(EmployeeCommand command, Actor actor, EmployeeEvent... given) {
        return fixture.given(given).when(command, actor.asMetaData());
    }

    private void refused(Refusal refusal, EmployeeCommand command, Actor actor, EmployeeEvent... given) {
        when(command, actor, given).expectException(refusedWith(refusal)).expectNoEvents();
    }

    // creation

    @Test
    void an_employee_is_taken_on_trimmed() {
        when(
                        new CreateEmployee(
                                EMPLOYEE, " anna ", " Anna Smirnova\t", " anna@example.org ", Set.of(), null),
                        BY_ADMINISTRATOR)
                .expectEvents(CREATED);
        assertThat(people.passwords).isEmpty();
    }

    @Test
    void an_employee_is_taken_on_with_groups_and_password_in_one_decision() {
        when(
                        new CreateEmployee(
                                EMPLOYEE, "anna", "Anna Smirnova", null, Set.of(SECOND_LINE, FIRST_LINE), "{hash}"),
                        BY_FIRSTLINE)
                .expectEvents(
                        new EmployeeCreated(EMPLOYEE, "anna", "Anna Smirnova", null),
                        new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE),
                        new EmployeeJoinedGroup(EMPLOYEE, SECOND_LINE),
                        new PasswordChanged(EMPLOYEE));
        assertThat(people.passwords).containsEntry(EMPLOYEE, "{hash}");
    }

    @Test
    void a_taken_login_is_refused_whatever_its_case() {
        people.logins.put(Name.folded("anna"), ADMINISTRATOR);
        refused(
                new LoginTaken(),
                new CreateEmployee(EMPLOYEE, "ANNA", "Anna Smirnova", null, Set.of(), null),
                BY_ADMINISTRATOR);
    }

    @Test
    void an_employee_cannot_begin_in_a_group_that_is_not_there() {
        people.groups.remove(SECOND_LINE);
        refused(
                new InvalidValue("groups", Problem.UNKNOWN),
                new CreateEmployee(EMPLOYEE, "anna", "Anna Smirnova", null, Set.of(FIRST_LINE, SECOND_LINE), "{hash}"),
                BY_ADMINISTRATOR);
    }

    @Test
    void wrong_values_are_refused_by_their_field() {
        refused(
                new InvalidValue("login", Problem.MALFORMED),
                new CreateEmployee(EMPLOYEE, "an na", "Anna", null, Set.of(), null),
                BY_ADMINISTRATOR);
        refused(
                new InvalidValue("name", Problem.REQUIRED),
                new CreateEmployee(EMPLOYEE, "anna", " ", null, Set.of(), null),
                BY_ADMINISTRATOR);
        refused(
                new InvalidValue("email", Problem.MALFORMED),
                new CreateEmployee(EMPLOYEE, "anna", "Anna", "anna", Set.of(), null),
                BY_ADMINISTRATOR);
    }

    @Test
    void the_same_creation_again_changes_nothing() {
        var again = new CreateEmployee(
                EMPLOYEE, "anna", "Anna Smirnova", "anna@example.org", Set.of(FIRST_LINE), "{another salt}");
        when(
                        again,
                        BY_ADMINISTRATOR,
                        CREATED,
                        new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE),
                        new EmployeeRenamed(EMPLOYEE, "Anna Petrova"),
                        new EmployeeLeftGroup(EMPLOYEE, FIRST_LINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(people.passwords).isEmpty();
    }

    @Test
    void an_id_used_for_somebody_else_is_refused() {
        refused(
                new IdReused(),
                new CreateEmployee(EMPLOYEE, "boris", "Boris", null, Set.of(), null),
                BY_ADMINISTRATOR,
                CREATED);
        refused(
                new IdReused(),
                new CreateEmployee(EMPLOYEE, "anna", "Anna Smirnova", "anna@example.org", Set.of(FIRST_LINE), null),
                BY_ADMINISTRATOR,
                CREATED);
    }

    // the first administrator

    @Test
    void the_first_administrator_is_made_while_there_is_none() {
        people.administrators.clear();
        when(CREATE_FIRST, BY_FIRSTLINE)
                .expectEvents(
                        new EmployeeCreated(EMPLOYEE, "anna", "Anna Smirnova", null),
                        new EmployeeJoinedGroup(EMPLOYEE, GroupId.ADMINISTRATORS),
                        new PasswordChanged(EMPLOYEE));
        assertThat(people.passwords).containsEntry(EMPLOYEE, "{hash}");
    }

    @Test
    void once_there_is_an_administrator_the_first_run_is_closed() {
        refused(new FirstRunClosed(), CREATE_FIRST, BY_FIRSTLINE);
    }

    @Test
    void nobody_who_signed_in_makes_the_first_administrator() {
        people.administrators.clear();
        refused(new NotAllowed(), CREATE_FIRST, BY_HIMSELF);
    }

    @Test
    void the_first_administrator_does_not_take_over_an_employee() {
        people.administrators.clear();
        refused(new IdReused(), CREATE_FIRST, BY_FIRSTLINE, CREATED);
    }

    @Test
    void the_first_administrator_needs_a_free_login() {
        people.administrators.clear();
        people.logins.put(Name.folded("anna"), ADMINISTRATOR);
        refused(new LoginTaken(), CREATE_FIRST, BY_FIRSTLINE);
    }

    // changes

    @Test
    void an_employee_gets_another_name() {
        when(new RenameEmployee(EMPLOYEE, " Anna Petrova "), BY_ADMINISTRATOR, CREATED)
                .expectEvents(new EmployeeRenamed(EMPLOYEE, "Anna Petrova"));
    }

    @Test
    void the_name_he_has_is_no_event() {
        when(new RenameEmployee(EMPLOYEE, "Anna Smirnova"), BY_ADMINISTRATOR, CREATED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_blank_name_is_refused() {
        refused(
                new InvalidValue("name", Problem.REQUIRED),
                new RenameEmployee(EMPLOYEE, " "),
                BY_ADMINISTRATOR,
                CREATED);
    }

    @Test
    void an_address_is_set_and_removed() {
        when(new ChangeEmail(EMPLOYEE, "a@example.org"), BY_ADMINISTRATOR, CREATED)
                .expectEvents(new EmployeeEmailChanged(EMPLOYEE, "a@example.org"));
        when(new ChangeEmail(EMPLOYEE, null), BY_ADMINISTRATOR, CREATED)
                .expectEvents(new EmployeeEmailChanged(EMPLOYEE, null));
    }

    @Test
    void the_address_he_has_is_no_event() {
        when(new ChangeEmail(EMPLOYEE, "anna@example.org"), BY_ADMINISTRATOR, CREATED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_implausible_address_is_refused() {
        refused(
                new InvalidValue("email", Problem.MALFORMED),
                new ChangeEmail(EMPLOYEE, "anna"),
                BY_ADMINISTRATOR,
                CREATED);
    }

    @Test
    void a_password_is_kept_outside_the_event() {
        when(new ChangePassword(EMPLOYEE, "{new}"), BY_ADMINISTRATOR, CREATED)
                .expectEvents(new PasswordChanged(EMPLOYEE));
        assertThat(people.passwords).containsEntry(EMPLOYEE, "{new}");
    }

    @Test
    void an_employee_changes_his_own_password() {
        when(new ChangePassword(EMPLOYEE, "{new}"), BY_HIMSELF, CREATED).expectEvents(new PasswordChanged(EMPLOYEE));
    }

    @Test
    void nobody_changes_a_colleagues_password() {
        people.administrators.clear();
        refused(new NotAllowed(), new ChangePassword(EMPLOYEE, "{new}"), BY_ADMINISTRATOR, CREATED);
        assertThat(people.passwords).isEmpty();
    }

    // memberships

    @Test
    void an_employee_joins_a_group() {
        when(new JoinGroup(EMPLOYEE, FIRST_LINE), BY_ADMINISTRATOR, CREATED)
                .expectEvents(new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE));
    }

    @Test
    void a_member_who_joins_again_is_no_event() {
        when(
                        new JoinGroup(EMPLOYEE, FIRST_LINE),
                        BY_ADMINISTRATOR,
                        CREATED,
                        new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_group_that_is_not_there_is_neither_joined_nor_left() {
        people.groups.remove(FIRST_LINE);
        refused(new NotFound(), new JoinGroup(EMPLOYEE, FIRST_LINE), BY_ADMINISTRATOR, CREATED);
        refused(
                new NotFound(),
                new LeaveGroup(EMPLOYEE, FIRST_LINE),
                BY_ADMINISTRATOR,
                CREATED,
                new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE));
    }

    @Test
    void an_employee_leaves_a_group_and_may_come_back() {
        var joined = new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE);
        var left = new EmployeeLeftGroup(EMPLOYEE, FIRST_LINE);
        when(new LeaveGroup(EMPLOYEE, FIRST_LINE), BY_ADMINISTRATOR, CREATED, joined)
                .expectEvents(left);
        when(new JoinGroup(EMPLOYEE, FIRST_LINE), BY_ADMINISTRATOR, CREATED, joined, left)
                .expectEvents(joined);
    }

    @Test
    void whoever_is_no_member_leaves_without_an_event() {
        when(new LeaveGroup(EMPLOYEE, FIRST_LINE), BY_ADMINISTRATOR, CREATED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void one_of_two_administrators_may_cease_to_be_one() {
        people.administrators.add(EMPLOYEE);
        when(
                        new LeaveGroup(EMPLOYEE, GroupId.ADMINISTRATORS),
                        BY_HIMSELF,
                        CREATED,
                        new EmployeeJoinedGroup(EMPLOYEE, GroupId.ADMINISTRATORS))
                .expectEvents(new EmployeeLeftGroup(EMPLOYEE, GroupId.ADMINISTRATORS));
    }

    @Test
    void the_last_administrator_stays_one() {
        people.administrators.clear();
        people.administrators.add(EMPLOYEE);
        refused(
                new LastAdministrator(),
                new LeaveGroup(EMPLOYEE, GroupId.ADMINISTRATORS),
                BY_HIMSELF,
                CREATED,
                new EmployeeJoinedGroup(EMPLOYEE, GroupId.ADMINISTRATORS));
    }

    // deactivation

    @Test
    void an_employee_is_deactivated_and_activated_again() {
        when(new DeactivateEmployee(EMPLOYEE), BY_ADMINISTRATOR, CREATED).expectEvents(DEACTIVATED);
        when(new ActivateEmployee(EMPLOYEE), BY_ADMINISTRATOR, CREATED, DEACTIVATED)
                .expectEvents(new EmployeeActivated(EMPLOYEE));
        when(new DeactivateEmployee(EMPLOYEE), BY_FIRSTLINE, CREATED, DEACTIVATED, new EmployeeActivated(EMPLOYEE))
                .expectEvents(DEACTIVATED);
    }

    @Test
    void what_he_is_already_is_no_event() {
        when(new ActivateEmployee(EMPLOYEE), BY_ADMINISTRATOR, CREATED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        when(new DeactivateEmployee(EMPLOYEE), BY_ADMINISTRATOR, CREATED, DEACTIVATED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_last_administrator_is_not_deactivated() {
        people.administrators.clear();
        people.administrators.add(EMPLOYEE);
        refused(
                new LastAdministrator(),
                new DeactivateEmployee(EMPLOYEE),
                BY_HIMSELF,
                CREATED,
                new EmployeeJoinedGroup(EMPLOYEE, GroupId.ADMINISTRATORS));
    }

    @Test
    void one_of_two_administrators_may_be_deactivated() {
        people.administrators.add(EMPLOYEE);
        when(
                        new DeactivateEmployee(EMPLOYEE),
                        BY_ADMINISTRATOR,
                        CREATED,
                        new EmployeeJoinedGroup(EMPLOYEE, GroupId.ADMINISTRATORS))
                .expectEvents(DEACTIVATED);
    }

    @Test
    void a_deactivated_administrator_may_leave_the_group() {
        when(
                        new LeaveGroup(EMPLOYEE, GroupId.ADMINISTRATORS),
                        BY_ADMINISTRATOR,
                        CREATED,
                        new EmployeeJoinedGroup(EMPLOYEE, GroupId.ADMINISTRATORS),
                        DEACTIVATED)
                .expectEvents(new EmployeeLeftGroup(EMPLOYEE, GroupId.ADMINISTRATORS));
    }

    @Test
    void groups_of_a_deactivated_employee_are_minded_as_before() {
        when(new JoinGroup(EMPLOYEE, FIRST_LINE), BY_ADMINISTRATOR, CREATED, DEACTIVATED)
                .expectEvents(new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE));
    }

    // the identity provider

    @Test
    void whoever_is_new_is_taken_on_as_the_provider_tells() {
        people.mapped.putAll(Map.of(FIRST_LINE, "/support", SECOND_LINE, "/engineering"));
        when(admit("Anna Smirnova", "anna@example.org", "/support", "/nobody's"), BY_FIRSTLINE)
                .expectEvents(CREATED, LINKED, new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE));
        assertThat(people.identities).containsEntry(IDENTITY, EMPLOYEE);
        assertThat(people.passwords).isEmpty();
    }

    @Test
    void whoever_is_known_gets_the_name_the_address_and_the_groups_the_provider_tells() {
        people.mapped.putAll(Map.of(FIRST_LINE, "/support", SECOND_LINE, "/engineering"));
        when(
                        admit("Anna Petrova", "a@example.org", "/engineering"),
                        BY_FIRSTLINE,
                        CREATED,
                        LINKED,
                        new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE))
                .expectEvents(
                        new EmployeeRenamed(EMPLOYEE, "Anna Petrova"),
                        new EmployeeEmailChanged(EMPLOYEE, "a@example.org"),
                        new EmployeeLeftGroup(EMPLOYEE, FIRST_LINE),
                        new EmployeeJoinedGroup(EMPLOYEE, SECOND_LINE));
    }

    @Test
    void nothing_new_from_the_provider_is_no_event() {
        people.mapped.put(FIRST_LINE, "/support");
        people.identities.put(IDENTITY, EMPLOYEE);
        when(
                        admit("Anna Smirnova", "anna@example.org", "/support"),
                        BY_FIRSTLINE,
                        CREATED,
                        LINKED,
                        new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_login_at_the_provider_changes_nothing() {
        when(
                        new AdmitFromProvider(EMPLOYEE, IDENTITY, "not a login", "Anna Smirnova", null, Set.of()),
                        BY_FIRSTLINE,
                        CREATED,
                        LINKED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_employee_who_is_known_is_linked_at_his_first_sign_in() {
        when(admit("Anna Smirnova", "anna@example.org"), BY_FIRSTLINE, CREATED).expectEvents(LINKED);
    }

    @Test
    void an_employee_may_come_by_another_provider_as_well() {
        var other = new ProviderIdentity("https://other.example.org", "4711");
        when(
                        new AdmitFromProvider(EMPLOYEE, other, "anna", "Anna Smirnova", null, Set.of()),
                        BY_FIRSTLINE,
                        CREATED,
                        LINKED)
                .expectEvents(new IdentityLinked(EMPLOYEE, other.issuer(), other.subject()));
    }

    @Test
    void groups_the_provider_knows_nothing_of_stay_as_they_are() {
        people.mapped.put(FIRST_LINE, "/support");
        when(
                        admit("Anna Smirnova", "anna@example.org", "/support", "Second line"),
                        BY_FIRSTLINE,
                        CREATED,
                        LINKED,
                        new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE),
                        new EmployeeJoinedGroup(EMPLOYEE, SECOND_LINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void several_groups_may_follow_one_of_the_providers() {
        people.mapped.putAll(Map.of(FIRST_LINE, "/support", SECOND_LINE, "/support"));
        when(admit("Anna Smirnova", "anna@example.org", "/support"), BY_FIRSTLINE, CREATED, LINKED)
                .expectEvents(
                        new EmployeeJoinedGroup(EMPLOYEE, FIRST_LINE), new EmployeeJoinedGroup(EMPLOYEE, SECOND_LINE));
    }

    @Test
    void a_group_deleted_meanwhile_is_passed_over() {
        people.mapped.put(FIRST_LINE, "/support");
        people.groups.remove(FIRST_LINE);
        when(admit("Anna Smirnova", "anna@example.org", "/support"), BY_FIRSTLINE, CREATED, LINKED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_provider_does_not_take_the_last_administrator_away() {
        var joined = new EmployeeJoinedGroup(EMPLOYEE, GroupId.ADMINISTRATORS);
        people.mapped.put(GroupId.ADMINISTRATORS, "/administrators");
        people.administrators.add(EMPLOYEE);
        when(admit("Anna Smirnova", "anna@example.org"), BY_FIRSTLINE, CREATED, LINKED, joined)
                .expectEvents(new EmployeeLeftGroup(EMPLOYEE, GroupId.ADMINISTRATORS));
        people.administrators.remove(ADMINISTRATOR);
        when(admit("Anna Smirnova", "anna@example.org"), BY_FIRSTLINE, CREATED, LINKED, joined)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whoever_was_deactivated_is_not_let_in_by_the_provider() {
        refused(
                new PeopleRefusal.EmployeeDeactivated(),
                admit("Anna Petrova", "a@example.org"),
                BY_FIRSTLINE,
                CREATED,
                LINKED,
                DEACTIVATED);
    }

    @Test
    void somebody_elses_identity_is_refused() {
        people.identities.put(IDENTITY, ADMINISTRATOR);
        refused(new IdentityTaken(), admit("Anna Smirnova", null), BY_FIRSTLINE);
        refused(new IdentityTaken(), admit("Anna Smirnova", null), BY_FIRSTLINE, CREATED);
    }

    @Test
    void the_provider_gives_nobody_a_taken_login() {
        people.logins.put(Name.folded("anna"), ADMINISTRATOR);
        refused(new LoginTaken(), admit("Anna Smirnova", null), BY_FIRSTLINE);
    }

    @Test
    void what_the_provider_tells_must_be_acceptable() {
        refused(new InvalidValue("name", Problem.REQUIRED), admit(" ", null), BY_FIRSTLINE);
        refused(new InvalidValue("email", Problem.MALFORMED), admit("Anna", "anna"), BY_FIRSTLINE);
        refused(
                new InvalidValue("login", Problem.MALFORMED),
                new AdmitFromProvider(EMPLOYEE, IDENTITY, "an na", "Anna", null, Set.of()),
                BY_FIRSTLINE);
        refused(
                new InvalidValue("subject", Problem.REQUIRED),
                new AdmitFromProvider(
                        EMPLOYEE, new ProviderIdentity("https://id.example.org", ""), "anna", "Anna", null, Set.of()),
                BY_FIRSTLINE);
    }

    @Test
    void nobody_who_signed_in_speaks_for_the_provider() {
        refused(new NotAllowed(), admit("Anna Smirnova", null), BY_ADMINISTRATOR);
        refused(new NotAllowed(), admit("Anna Smirnova", null), BY_HIMSELF, CREATED);
    }

    private static AdmitFromProvider admit(String name, @Nullable String email, String... providerGroups) {
        return new AdmitFromProvider(EMPLOYEE, IDENTITY, "anna", name, email, Set.of(providerGroups));
    }

    // rights

    @ParameterizedTest
    @MethodSource("commandsOfAdministrators")
    void whoever_is_no_administrator_is_refused(EmployeeCommand command) {
        refused(new NotAllowed(), command, BY_HIMSELF, CREATED);
    }

    static Set<EmployeeCommand> commandsOfAdministrators() {
        return Set.of(
                CREATE,
                new RenameEmployee(EMPLOYEE, "Anna Petrova"),
                new ChangeEmail(EMPLOYEE, null),
                new DeactivateEmployee(EMPLOYEE),
                new ActivateEmployee(EMPLOYEE),
                new JoinGroup(EMPLOYEE, GroupId.ADMINISTRATORS),
                new LeaveGroup(EMPLOYEE, FIRST_LINE));
    }

    @Test
    void whoever_is_no_administrator_takes_nobody_on() {
        refused(new NotAllowed(), CREATE, BY_HIMSELF);
    }
}
