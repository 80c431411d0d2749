package dev.firstline.line.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineCommand;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignReaders;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.LetSupervisorsEdit;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.RestoreLine;
import dev.firstline.shared.api.line.LineCommand.RetireLine;
import dev.firstline.shared.api.line.LineCommand.RevertLine;
import dev.firstline.shared.api.line.LineCommand.SaveSettings;
import dev.firstline.shared.api.line.LineCommand.SetAccountApplication;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.SetRequestApplications;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineEvent.AccountApplicationSet;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.LineRestored;
import dev.firstline.shared.api.line.LineEvent.LineRetired;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.RequestApplicationsSet;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsMayEditSet;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineRefusal.CannotRestore;
import dev.firstline.shared.api.line.LineRefusal.LineNameTaken;
import dev.firstline.shared.api.line.LineRefusal.NoInternalClients;
import dev.firstline.shared.api.line.LineRefusal.Save;
import dev.firstline.shared.api.line.LineRefusal.StaleVersion;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineSaved.Warning;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.line.RoutingRule;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final LineId OTHER_LINE = new LineId(UUID.randomUUID());
    private static final GroupId SUPPORT = new GroupId(UUID.randomUUID());
    private static final GroupId SALES = new GroupId(UUID.randomUUID());
    private static final GroupId LEADS = new GroupId(UUID.randomUUID());
    private static final GroupId STAFF = new GroupId(UUID.randomUUID());
    private static final GroupId EMPTY = new GroupId(UUID.randomUUID());
    private static final GroupId UNKNOWN = new GroupId(UUID.randomUUID());

    private static final Actor ADMINISTRATOR = employee();
    private static final Actor OTHER_ADMINISTRATOR = employee();
    private static final Actor AUDITOR = employee();
    private static final Actor SUPERVISOR = employee();
    private static final Actor OPERATOR = employee();
    private static final Actor CLIENT = employee();
    private static final Actor FIRST_START = new Actor.Process("first start");

    private static final ApplicationId CONTACTS = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId COMPLAINTS = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId TICKETS = new ApplicationId(UUID.randomUUID());
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final LineBlock BLOCK = LineBlock.of("Support", Set.of(SUPPORT), Set.of(LEADS));
    private static final CreateLine CREATE = new CreateLine(LINE, "Support", Set.of(SUPPORT), Set.of(LEADS));
    private static final LineCreated CREATED = new LineCreated(LINE, 1, "Support", Set.of(SUPPORT), Set.of(LEADS));
    private static final InternalClientsSet OPEN_TO_STAFF = new InternalClientsSet(LINE, 2, Set.of(STAFF));
    private static final OperatorNameShown NAME_SHOWN = new OperatorNameShown(LINE, 3, true);

    private final InMemoryLineNames names = new InMemoryLineNames();
    private AggregateTestFixture<Line> fixture;

    @BeforeEach
    void prepare() {
        fixture = new AggregateTestFixture<>(Line.class);
        var groups = new InMemoryGroups()
                .with(GroupId.ADMINISTRATORS, idOf(ADMINISTRATOR), idOf(OTHER_ADMINISTRATOR))
                .with(GroupId.AUDITORS, idOf(AUDITOR))
                .with(SUPPORT, idOf(OPERATOR))
                .with(SALES, idOf(OPERATOR))
                .with(LEADS, idOf(SUPERVISOR))
                .with(STAFF, idOf(CLIENT))
                .with(EMPTY);
        fixture.registerInjectableResource(new LineFacts(groups, LineTest::unlinkable, names));
        names.take("support", LINE);
    }

    // creating

    @Test
    void a_line_is_created_at_version_1() {
        names.release("support", LINE);
        fixture.givenNoPriorActivity()
                .when(CREATE, ADMINISTRATOR.asMetaData())
                .expectEvents(CREATED)
                .expectResultMessagePayload(saved(1));
        assertThat(names.holders).containsEntry("support", LINE);
    }

    @Test
    void a_new_line_has_its_name_without_blanks_at_the_ends() {
        fixture.givenNoPriorActivity()
                .when(
                        new CreateLine(LINE, "\u00a0 Support\t", Set.of(SUPPORT), Set.of(LEADS)),
                        ADMINISTRATOR.asMetaData())
                .expectEvents(CREATED);
    }

    @Test
    void firstline_itself_may_create_a_line() {
        fixture.givenNoPriorActivity().when(CREATE, FIRST_START.asMetaData()).expectEvents(CREATED);
    }

    static Stream<Actor> others() {
        return Stream.of(AUDITOR, SUPERVISOR, OPERATOR, CLIENT);
    }

    @ParameterizedTest
    @MethodSource("others")
    void nobody_else_creates_lines(Actor actor) {
        refuses(fixture.givenNoPriorActivity(), CREATE, actor, new NotAllowed());
    }

    @Test
    void a_line_without_a_name_is_refused() {
        refuses(
                fixture.givenNoPriorActivity(),
                new CreateLine(LINE, " \u200f ", Set.of(SUPPORT), Set.of(LEADS)),
                ADMINISTRATOR,
                new InvalidValue("name", Problem.REQUIRED));
    }

    @Test
    void a_line_without_operators_is_refused() {
        refuses(
                fixture.givenNoPriorActivity(),
                new CreateLine(LINE, "Support", Set.of(), Set.of(LEADS)),
                ADMINISTRATOR,
                new InvalidValue("operatorGroups", Problem.REQUIRED));
    }

    @Test
    void a_line_without_supervisors_is_refused() {
        refuses(
                fixture.givenNoPriorActivity(),
                new CreateLine(LINE, "Support", Set.of(SUPPORT), Set.of()),
                ADMINISTRATOR,
                new InvalidValue("supervisorGroups", Problem.REQUIRED));
    }

    @Test
    void a_line_with_unknown_operators_is_refused() {
        refuses(
                fixture.givenNoPriorActivity(),
                new CreateLine(LINE, "Support", Set.of(SUPPORT, UNKNOWN), Set.of(LEADS)),
                ADMINISTRATOR,
                new InvalidValue("operatorGroups", Problem.UNKNOWN));
    }

    @Test
    void a_line_with_unknown_supervisors_is_refused() {
        refuses(
                fixture.givenNoPriorActivity(),
                new CreateLine(LINE, "Support", Set.of(SUPPORT), Set.of(UNKNOWN)),
                ADMINISTRATOR,
                new InvalidValue("supervisorGroups", Problem.UNKNOWN));
    }

    @Test
    void a_taken_name_is_refused_with_the_line_that_has_it() {
        names.take("cafe sales", OTHER_LINE);
        refuses(
                fixture.givenNoPriorActivity(),
                new CreateLine(LINE, "ＣAFE Sales", Set.of(SUPPORT), Set.of(LEADS)),
                ADMINISTRATOR,
                new LineNameTaken(OTHER_LINE));
    }

    @Test
    void groups_without_members_are_accepted_with_warnings() {
        fixture.givenNoPriorActivity()
                .when(
                        new CreateLine(LINE, "Support", Set.of(SUPPORT, EMPTY), Set.of(EMPTY)),
                        ADMINISTRATOR.asMetaData())
                .expectEvents(new LineCreated(LINE, 1, "Support", Set.of(SUPPORT, EMPTY), Set.of(EMPTY)))
                .expectResultMessagePayload(saved(1, warning("operatorGroups"), warning("supervisorGroups")));
    }

    @Test
    void creating_again_answers_like_the_first_time() {
        fixture.given(createdBy(ADMINISTRATOR), new LineRenamed(LINE, 2, "Help"))
                .when(new CreateLine(LINE, " Support", Set.of(SUPPORT), Set.of(LEADS)), ADMINISTRATOR.asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectResultMessagePayload(saved(1))
                .expectNoEvents();
    }

    @Test
    void an_id_used_for_another_line_is_refused() {
        refuses(
                fixture.given(createdBy(ADMINISTRATOR)),
                new CreateLine(LINE, "Sales", Set.of(SUPPORT), Set.of(LEADS)),
                ADMINISTRATOR,
                new IdReused());
    }

    @Test
    void an_id_used_by_somebody_else_is_refused() {
        refuses(fixture.given(createdBy(ADMINISTRATOR)), CREATE, OTHER_ADMINISTRATOR, new IdReused());
    }

    // renaming

    @Test
    void a_renamed_line_frees_its_old_name() {
        fixture.given(CREATED)
                .when(new RenameLine(LINE, " Help "), ADMINISTRATOR.asMetaData())
                .expectEvents(new LineRenamed(LINE, 2, "Help"))
                .expectResultMessagePayload(saved(2));
        assertThat(names.holders).containsOnlyKeys("help").containsEntry("help", LINE);
    }

    @Test
    void a_line_can_change_the_case_of_its_name() {
        fixture.given(CREATED)
                .when(new RenameLine(LINE, "SUPPORT"), ADMINISTRATOR.asMetaData())
                .expectEvents(new LineRenamed(LINE, 2, "SUPPORT"));
        assertThat(names.holders).containsOnlyKeys("support");
    }

    @Test
    void a_line_is_not_renamed_to_a_name_that_is_no_name() {
        refuses(
                fixture.given(CREATED),
                new RenameLine(LINE, "a\u202eb"),
                ADMINISTRATOR,
                new InvalidValue("name", Problem.MALFORMED));
    }

    @Test
    void a_line_is_not_renamed_to_a_taken_name() {
        names.take("help", OTHER_LINE);
        refuses(fixture.given(CREATED), new RenameLine(LINE, "HELP"), ADMINISTRATOR, new LineNameTaken(OTHER_LINE));
        assertThat(names.holders).containsEntry("support", LINE);
    }

    // groups

    @Test
    void other_groups_are_assigned_as_operators() {
        fixture.given(CREATED)
                .when(new AssignOperators(LINE, Set.of(SALES)), ADMINISTRATOR.asMetaData())
                .expectEvents(new OperatorsAssigned(LINE, 2, Set.of(SALES)))
                .expectResultMessagePayload(saved(2));
    }

    @Test
    void other_groups_are_assigned_as_supervisors() {
        fixture.given(CREATED)
                .when(new AssignSupervisors(LINE, Set.of(SALES)), ADMINISTRATOR.asMetaData())
                .expectEvents(new SupervisorsAssigned(LINE, 2, Set.of(SALES)))
                .expectResultMessagePayload(saved(2));
    }

    @Test
    void a_line_is_opened_to_internal_clients() {
        fixture.given(CREATED)
                .when(new SetInternalClients(LINE, Set.of(STAFF)), ADMINISTRATOR.asMetaData())
                .expectEvents(OPEN_TO_STAFF)
                .expectResultMessagePayload(saved(2));
    }

    @Test
    void a_line_is_closed_to_internal_clients() {
        fixture.given(CREATED, OPEN_TO_STAFF)
                .when(new SetInternalClients(LINE, Set.of()), ADMINISTRATOR.asMetaData())
                .expectEvents(new InternalClientsSet(LINE, 3, Set.of()))
                .expectResultMessagePayload(saved(3));
    }

    @Test
    void clearing_internal_clients_stops_showing_the_operators_name_in_the_same_save() {
        fixture.given(CREATED, OPEN_TO_STAFF, NAME_SHOWN)
                .when(new SetInternalClients(LINE, Set.of()), ADMINISTRATOR.asMetaData())
                .expectEvents(new InternalClientsSet(LINE, 4, Set.of()), new OperatorNameShown(LINE, 4, false))
                .expectResultMessagePayload(saved(4));
    }

    static Stream<Arguments> withoutGroups() {
        return Stream.of(
                Arguments.of(new AssignOperators(LINE, Set.of()), "operatorGroups"),
                Arguments.of(new AssignSupervisors(LINE, Set.of()), "supervisorGroups"),
                Arguments.of(saving(block -> block.withOperatorGroups(Set.of())), "operatorGroups"),
                Arguments.of(saving(block -> block.withSupervisorGroups(Set.of())), "supervisorGroups"));
    }

    @ParameterizedTest
    @MethodSource("withoutGroups")
    void operators_and_supervisors_are_required(LineCommand command, String field) {
        refuses(fixture.given(CREATED), command, ADMINISTRATOR, new InvalidValue(field, Problem.REQUIRED));
    }

    static Stream<Arguments> withUnknownGroups() {
        var some = Set.of(SALES, UNKNOWN);
        return Stream.of(
                Arguments.of(new AssignOperators(LINE, some), "operatorGroups"),
                Arguments.of(new AssignSupervisors(LINE, some), "supervisorGroups"),
                Arguments.of(new SetInternalClients(LINE, some), "internalGroups"),
                Arguments.of(new AssignReaders(LINE, some), "readerGroups"),
                Arguments.of(saving(block -> block.withOperatorGroups(some)), "operatorGroups"),
                Arguments.of(saving(block -> block.withSupervisorGroups(some)), "supervisorGroups"),
                Arguments.of(saving(block -> block.withInternalGroups(some)), "internalGroups"),
                Arguments.of(saving(block -> block.withReaderGroups(some)), "readerGroups"));
    }

    @ParameterizedTest
    @MethodSource("withUnknownGroups")
    void unknown_groups_are_refused(LineCommand command, String field) {
        refuses(fixture.given(CREATED), command, ADMINISTRATOR, new InvalidValue(field, Problem.UNKNOWN));
    }

    @Test
    void changes_to_groups_without_members_warn_about_the_setting() {
        fixture.given(CREATED)
                .when(new AssignOperators(LINE, Set.of(EMPTY)), ADMINISTRATOR.asMetaData())
                .expectResultMessagePayload(saved(2, warning("operatorGroups")));
        fixture.given(CREATED)
                .when(new AssignSupervisors(LINE, Set.of(EMPTY)), ADMINISTRATOR.asMetaData())
                .expectResultMessagePayload(saved(2, warning("supervisorGroups")));
        fixture.given(CREATED)
                .when(new SetInternalClients(LINE, Set.of(EMPTY)), ADMINISTRATOR.asMetaData())
                .expectResultMessagePayload(saved(2, warning("internalGroups")));
        fixture.given(CREATED)
                .when(new AssignReaders(LINE, Set.of(EMPTY)), ADMINISTRATOR.asMetaData())
                .expectResultMessagePayload(saved(2, warning("readerGroups")));
    }

    @Test
    void readers_are_assigned_and_need_not_be() {
        fixture.given(CREATED)
                .when(new AssignReaders(LINE, Set.of(SALES)), ADMINISTRATOR.asMetaData())
                .expectEvents(new ReadersAssigned(LINE, 2, Set.of(SALES)))
                .expectResultMessagePayload(saved(2));
        fixture.given(CREATED, new ReadersAssigned(LINE, 2, Set.of(SALES)))
                .when(new AssignReaders(LINE, Set.of()), ADMINISTRATOR.asMetaData())
                .expectEvents(new ReadersAssigned(LINE, 3, Set.of()));
    }

    // applications

    @Test
    void an_application_with_an_account_field_is_linked_and_unlinked() {
        fixture.given(CREATED)
                .when(new SetAccountApplication(LINE, CONTACTS), ADMINISTRATOR.asMetaData())
                .expectEvents(new AccountApplicationSet(LINE, 2, CONTACTS))
                .expectResultMessagePayload(saved(2));
        fixture.given(CREATED, new AccountApplicationSet(LINE, 2, CONTACTS))
                .when(new SetAccountApplication(LINE, null), ADMINISTRATOR.asMetaData())
                .expectEvents(new AccountApplicationSet(LINE, 3, null));
    }

    @Test
    void several_applications_register_requests() {
        fixture.given(CREATED)
                .when(new SetRequestApplications(LINE, Set.of(CONTACTS, COMPLAINTS)), ADMINISTRATOR.asMetaData())
                .expectEvents(new RequestApplicationsSet(LINE, 2, Set.of(CONTACTS, COMPLAINTS)))
                .expectResultMessagePayload(saved(2));
    }

    static Stream<Arguments> withApplicationsNotToBeLinked() {
        return Stream.of(
                Arguments.of(new SetAccountApplication(LINE, TICKETS), "accountApplication"),
                Arguments.of(new SetRequestApplications(LINE, Set.of(CONTACTS, TICKETS)), "requestApplications"),
                Arguments.of(saving(block -> block.withAccountApplication(TICKETS)), "accountApplication"),
                Arguments.of(saving(block -> block.withRequestApplications(Set.of(TICKETS))), "requestApplications"));
    }

    @ParameterizedTest
    @MethodSource("withApplicationsNotToBeLinked")
    void an_application_without_an_account_field_is_refused(LineCommand command, String field) {
        refuses(fixture.given(CREATED), command, ADMINISTRATOR, new InvalidValue(field, Problem.NO_ACCOUNT_FIELD));
    }

    // the operator's name

    @Test
    void the_operators_name_is_shown_to_internal_clients() {
        fixture.given(CREATED, OPEN_TO_STAFF)
                .when(new ShowOperatorName(LINE, true), ADMINISTRATOR.asMetaData())
                .expectEvents(NAME_SHOWN)
                .expectResultMessagePayload(saved(3));
    }

    @Test
    void the_operators_name_is_hidden_again() {
        fixture.given(CREATED, OPEN_TO_STAFF, NAME_SHOWN)
                .when(new ShowOperatorName(LINE, false), ADMINISTRATOR.asMetaData())
                .expectEvents(new OperatorNameShown(LINE, 4, false));
    }

    static Stream<Boolean> shownOrNot() {
        return Stream.of(true, false);
    }

    @ParameterizedTest
    @MethodSource("shownOrNot")
    void whose_name_is_shown_is_no_question_without_internal_clients(boolean show) {
        refuses(fixture.given(CREATED), new ShowOperatorName(LINE, show), ADMINISTRATOR, new NoInternalClients());
    }

    // every change

    static Stream<LineCommand> changingNothing() {
        return Stream.of(
                new RenameLine(LINE, "Support "),
                new AssignOperators(LINE, Set.of(SUPPORT)),
                new AssignSupervisors(LINE, Set.of(LEADS)),
                new SetInternalClients(LINE, Set.of(STAFF)),
                new ShowOperatorName(LINE, true),
                new SetAccountApplication(LINE, null),
                new SetRequestApplications(LINE, Set.of()),
                new AssignReaders(LINE, Set.of()),
                new LetSupervisorsEdit(LINE, false),
                new RestoreLine(LINE),
                new SaveSettings(
                        LINE,
                        3,
                        BLOCK.withName(" Support")
                                .withInternalGroups(Set.of(STAFF))
                                .withShowOperatorName(true)),
                new RevertLine(LINE, 3, null, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("changingNothing")
    void what_is_so_already_is_no_change(LineCommand command) {
        fixture.given(CREATED, OPEN_TO_STAFF, NAME_SHOWN)
                .when(command, ADMINISTRATOR.asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectResultMessagePayload(saved(3))
                .expectNoEvents();
    }

    static Stream<LineCommand> changes() {
        return Stream.of(
                new RenameLine(LINE, "Help"),
                new AssignOperators(LINE, Set.of(SALES)),
                new AssignSupervisors(LINE, Set.of(SALES)),
                new SetInternalClients(LINE, Set.of(SALES)),
                new ShowOperatorName(LINE, true),
                new SetAccountApplication(LINE, CONTACTS),
                new SetRequestApplications(LINE, Set.of(COMPLAINTS)),
                new AssignReaders(LINE, Set.of(SALES)),
                new LetSupervisorsEdit(LINE, true),
                new RetireLine(LINE),
                new SaveSettings(LINE, 2, BLOCK),
                new RevertLine(LINE, 1, null, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void firstline_itself_may_change_a_line(LineCommand command) {
        fixture.given(CREATED, OPEN_TO_STAFF)
                .when(command, FIRST_START.asMetaData())
                .expectResultMessagePayload(saved(3));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void those_who_see_the_settings_do_not_change_them(LineCommand command) {
        refuses(fixture.given(CREATED, OPEN_TO_STAFF), command, SUPERVISOR, new NotAllowed());
        refuses(fixture.given(CREATED, OPEN_TO_STAFF), command, AUDITOR, new NotAllowed());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void to_everybody_else_there_is_no_such_line(LineCommand command) {
        refuses(fixture.given(CREATED, OPEN_TO_STAFF), command, OPERATOR, new NotFound());
        refuses(fixture.given(CREATED, OPEN_TO_STAFF), command, CLIENT, new NotFound());
    }

    // supervisors who may edit

    static Stream<LineCommand> letToSupervisors() {
        return changes()
                .filter(command -> !(command instanceof AssignSupervisors
                        || command instanceof LetSupervisorsEdit
                        || command instanceof RetireLine));
    }

    @ParameterizedTest
    @MethodSource("letToSupervisors")
    void supervisors_change_settings_where_the_line_lets_them(LineCommand command) {
        var open = new SupervisorsMayEditSet(LINE, 1, true);
        var block = BLOCK.withSupervisorsMayEdit(true);
        var asked = command instanceof SaveSettings save ? new SaveSettings(LINE, save.startedFrom(), block) : command;

        fixture.given(CREATED, open, OPEN_TO_STAFF)
                .when(asked, SUPERVISOR.asMetaData())
                .expectResultMessagePayload(saved(3));
    }

    static Stream<LineCommand> reserved() {
        return Stream.of(
                new AssignSupervisors(LINE, Set.of(SALES)),
                new LetSupervisorsEdit(LINE, false),
                new RetireLine(LINE),
                new RestoreLine(LINE),
                saving(block -> block.withSupervisorsMayEdit(true).withSupervisorGroups(Set.of(SALES))),
                saving(block -> block.withSupervisorsMayEdit(false)));
    }

    @ParameterizedTest
    @MethodSource("reserved")
    void supervisors_do_not_decide_who_supervises_nor_whether_the_line_is_in_use(LineCommand command) {
        refuses(
                fixture.given(CREATED, new SupervisorsMayEditSet(LINE, 1, true)),
                command,
                SUPERVISOR,
                new NotAllowed());
    }

    // saving everything at once

    @Test
    void one_save_is_one_version_with_an_event_for_each_thing_that_changed() {
        var wanted = new LineBlock(
                " Help ",
                Set.of(SALES),
                Set.of(LEADS, SALES),
                Set.of(STAFF),
                true,
                CONTACTS,
                Set.of(COMPLAINTS),
                Set.of(EMPTY),
                true,
                RoutingRule.FIRST_COME);

        fixture.given(CREATED)
                .when(new SaveSettings(LINE, 1, wanted), ADMINISTRATOR.asMetaData())
                .expectEvents(
                        new LineRenamed(LINE, 2, "Help"),
                        new OperatorsAssigned(LINE, 2, Set.of(SALES)),
                        new SupervisorsAssigned(LINE, 2, Set.of(LEADS, SALES)),
                        new InternalClientsSet(LINE, 2, Set.of(STAFF)),
                        new OperatorNameShown(LINE, 2, true),
                        new AccountApplicationSet(LINE, 2, CONTACTS),
                        new RequestApplicationsSet(LINE, 2, Set.of(COMPLAINTS)),
                        new ReadersAssigned(LINE, 2, Set.of(EMPTY)),
                        new SupervisorsMayEditSet(LINE, 2, true))
                .expectResultMessagePayload(saved(2, warning("readerGroups")));
        assertThat(names.holders).containsOnlyKeys("help");
    }

    @Test
    void what_did_not_change_has_no_event() {
        fixture.given(CREATED, OPEN_TO_STAFF)
                .when(
                        new SaveSettings(
                                LINE, 2, BLOCK.withInternalGroups(Set.of(STAFF)).withReaderGroups(Set.of(SALES))),
                        ADMINISTRATOR.asMetaData())
                .expectEvents(new ReadersAssigned(LINE, 3, Set.of(SALES)));
    }

    @Test
    void saving_without_the_internal_clients_stops_showing_the_operators_name() {
        for (var shown : List.of(true, false)) {
            var cleared = BLOCK.withShowOperatorName(shown);
            fixture.given(CREATED, OPEN_TO_STAFF, NAME_SHOWN)
                    .when(new SaveSettings(LINE, 3, cleared), ADMINISTRATOR.asMetaData())
                    .expectEvents(new InternalClientsSet(LINE, 4, Set.of()), new OperatorNameShown(LINE, 4, false));
        }
    }

    @Test
    void a_save_does_not_begin_to_show_the_operators_name_to_nobody() {
        var shown = saving(block -> block.withShowOperatorName(true));

        refuses(fixture.given(CREATED), shown, ADMINISTRATOR, new NoInternalClients());
        refuses(
                fixture.given(CREATED, new InternalClientsSet(LINE, 1, Set.of(STAFF))),
                shown,
                ADMINISTRATOR,
                new NoInternalClients());
    }

    @Test
    void a_save_is_refused_a_taken_name() {
        names.take("help", OTHER_LINE);
        refuses(
                fixture.given(CREATED),
                saving(block -> block.withName("ＨＥＬＰ")),
                ADMINISTRATOR,
                new LineNameTaken(OTHER_LINE));
    }

    static Stream<Arguments> badNames() {
        return Stream.of(
                Arguments.of(" \t\u00a0\u200b", Problem.REQUIRED),
                Arguments.of("x".repeat(256), Problem.TOO_LONG),
                Arguments.of("a\u202eb", Problem.MALFORMED),
                Arguments.of("a\nb", Problem.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void a_save_is_refused_what_is_no_name(String name, Problem problem) {
        refuses(
                fixture.given(CREATED),
                saving(block -> block.withName(name)),
                ADMINISTRATOR,
                new InvalidValue("name", problem));
    }

    @Test
    void a_save_from_an_older_version_is_refused_with_what_changed_meanwhile_and_by_whom() {
        fixture.givenCurrentTime(NOON)
                .andGiven(CREATED, by(OTHER_ADMINISTRATOR, OPEN_TO_STAFF))
                .andGivenCurrentTime(NOON.minusSeconds(9))
                .andGiven(
                        by(SUPERVISOR, new LineRenamed(LINE, 3, "Help")),
                        by(SUPERVISOR, new OperatorNameShown(LINE, 3, true)))
                .andGivenCurrentTime(NOON.plusSeconds(1))
                .andGiven(by(OTHER_ADMINISTRATOR, new LineRetired(LINE, 4)))
                .when(saving(block -> block.withName("Mine")), ADMINISTRATOR.asMetaData())
                .expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(new StaleVersion(
                                1,
                                4,
                                List.of(
                                        new Save(2, NOON, OTHER_ADMINISTRATOR, List.of("internalGroups")),
                                        new Save(3, NOON, SUPERVISOR, List.of("name", "showOperatorName")),
                                        new Save(4, NOON.plusSeconds(1), OTHER_ADMINISTRATOR, List.of("state"))))
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 2, Long.MAX_VALUE})
    void a_save_from_a_version_that_never_was_is_refused(long version) {
        refuses(
                fixture.given(CREATED),
                new SaveSettings(LINE, version, BLOCK),
                ADMINISTRATOR,
                new StaleVersion(version, 1, List.of()));
    }

    // retiring and restoring

    @Test
    void a_retired_lines_name_is_free() {
        fixture.given(CREATED)
                .when(new RetireLine(LINE), ADMINISTRATOR.asMetaData())
                .expectEvents(new LineRetired(LINE, 2))
                .expectResultMessagePayload(saved(2));
        assertThat(names.holders).isEmpty();
    }

    @Test
    void a_retired_line_is_not_retired_again() {
        fixture.given(CREATED, new LineRetired(LINE, 2))
                .when(new RetireLine(LINE), ADMINISTRATOR.asMetaData())
                .expectNoEvents()
                .expectResultMessagePayload(saved(2));
    }

    @Test
    void a_restored_line_has_its_name_again() {
        names.release("support", LINE);
        fixture.given(CREATED, new LineRetired(LINE, 2))
                .when(new RestoreLine(LINE), ADMINISTRATOR.asMetaData())
                .expectEvents(new LineRestored(LINE, 3))
                .expectResultMessagePayload(saved(3));
        assertThat(names.holders).containsEntry("support", LINE);
    }

    @Test
    void a_line_whose_name_was_taken_meanwhile_is_not_restored() {
        names.release("support", LINE);
        names.take("support", OTHER_LINE);
        refuses(
                fixture.given(CREATED, new LineRetired(LINE, 2)),
                new RestoreLine(LINE),
                ADMINISTRATOR,
                new LineNameTaken(OTHER_LINE));
    }

    @Test
    void a_retired_line_may_be_called_as_another_until_it_is_restored() {
        names.release("support", LINE);
        names.take("help", OTHER_LINE);
        fixture.given(CREATED, new LineRetired(LINE, 2))
                .when(new RenameLine(LINE, "Help"), ADMINISTRATOR.asMetaData())
                .expectEvents(new LineRenamed(LINE, 3, "Help"));
        assertThat(names.holders).containsOnlyKeys("help").containsEntry("help", OTHER_LINE);
    }

    @ParameterizedTest
    @MethodSource("others")
    void only_administrators_retire_and_restore(Actor actor) {
        var sees = actor.equals(AUDITOR) || actor.equals(SUPERVISOR);
        var refusal = sees ? new NotAllowed() : new NotFound();

        refuses(fixture.given(CREATED), new RetireLine(LINE), actor, refusal);
        refuses(fixture.given(CREATED, new LineRetired(LINE, 2)), new RestoreLine(LINE), actor, refusal);
    }

    // going back

    private static final List<Object> CHANGED_AT_2 = List.of(
            CREATED,
            new LineRenamed(LINE, 2, "Help"),
            new OperatorsAssigned(LINE, 2, Set.of(SALES)),
            new ReadersAssigned(LINE, 2, Set.of(SALES)));

    @Test
    void a_revert_is_a_new_save_with_the_settings_of_the_version() {
        names.release("support", LINE);
        names.take("help", LINE);
        fixture.given(CHANGED_AT_2)
                .when(new RevertLine(LINE, 1, 2L, Set.of()), ADMINISTRATOR.asMetaData())
                .expectEvents(
                        new LineRenamed(LINE, 3, "Support"),
                        new OperatorsAssigned(LINE, 3, Set.of(SUPPORT)),
                        new ReadersAssigned(LINE, 3, Set.of()))
                .expectResultMessagePayload(saved(3));
        assertThat(names.holders).containsOnlyKeys("support");
    }

    @Test
    void a_revert_leaves_a_line_retired() {
        fixture.given(CREATED, OPEN_TO_STAFF, new LineRetired(LINE, 3))
                .when(new RevertLine(LINE, 1, null, Set.of()), ADMINISTRATOR.asMetaData())
                .expectEvents(new InternalClientsSet(LINE, 4, Set.of()));
    }

    @Test
    void a_revert_says_what_cannot_come_back_and_skips_it_if_told_to() {
        names.release("support", LINE);
        names.take("support", OTHER_LINE);
        names.take("help", LINE);
        var before = List.of(
                new LineCreated(LINE, 1, "Support", Set.of(SUPPORT, UNKNOWN), Set.of(LEADS)),
                new AccountApplicationSet(LINE, 1, TICKETS),
                new RequestApplicationsSet(LINE, 1, Set.of(TICKETS)),
                new LineRenamed(LINE, 2, "Help"),
                new OperatorsAssigned(LINE, 2, Set.of(SALES)),
                new AccountApplicationSet(LINE, 2, null),
                new RequestApplicationsSet(LINE, 2, Set.of()),
                new ReadersAssigned(LINE, 2, Set.of(SALES)));
        var lost = EnumSet.of(
                LineSetting.NAME,
                LineSetting.OPERATOR_GROUPS,
                LineSetting.ACCOUNT_APPLICATION,
                LineSetting.REQUEST_APPLICATIONS);

        refuses(
                fixture.given(before),
                new RevertLine(LINE, 1, null, Set.of(LineSetting.NAME, LineSetting.OPERATOR_GROUPS)),
                ADMINISTRATOR,
                new CannotRestore(List.copyOf(lost)));
        fixture.given(before)
                .when(new RevertLine(LINE, 1, null, lost), ADMINISTRATOR.asMetaData())
                .expectEvents(new ReadersAssigned(LINE, 3, Set.of()));
        fixture.given(before)
                .when(new RevertLine(LINE, 1, null, EnumSet.allOf(LineSetting.class)), ADMINISTRATOR.asMetaData())
                .expectEvents(new ReadersAssigned(LINE, 3, Set.of()));
    }

    @Test
    void whose_name_is_shown_does_not_come_back_without_the_internal_clients() {
        var before = List.of(
                CREATED,
                new InternalClientsSet(LINE, 1, Set.of(UNKNOWN)),
                new OperatorNameShown(LINE, 1, true),
                new InternalClientsSet(LINE, 2, Set.of()),
                new OperatorNameShown(LINE, 2, false));

        refuses(
                fixture.given(before),
                new RevertLine(LINE, 1, null, Set.of(LineSetting.INTERNAL_GROUPS)),
                ADMINISTRATOR,
                new CannotRestore(List.of(LineSetting.INTERNAL_GROUPS, LineSetting.SHOW_OPERATOR_NAME)));
        fixture.given(before)
                .when(
                        new RevertLine(
                                LINE, 1, null, Set.of(LineSetting.INTERNAL_GROUPS, LineSetting.SHOW_OPERATOR_NAME)),
                        ADMINISTRATOR.asMetaData())
                .expectNoEvents()
                .expectResultMessagePayload(saved(2));
    }

    @Test
    void a_supervisor_reverts_all_but_what_is_not_his_to_change() {
        var before = List.of(
                CREATED,
                new ReadersAssigned(LINE, 2, Set.of(SALES)),
                new SupervisorsAssigned(LINE, 2, Set.of(LEADS, SALES)),
                new SupervisorsMayEditSet(LINE, 2, true));
        var notHis = EnumSet.of(LineSetting.SUPERVISOR_GROUPS, LineSetting.SUPERVISORS_MAY_EDIT);

        refuses(
                fixture.given(before),
                new RevertLine(LINE, 1, null, Set.of()),
                SUPERVISOR,
                new CannotRestore(List.copyOf(notHis)));
        fixture.given(before)
                .when(new RevertLine(LINE, 1, null, notHis), SUPERVISOR.asMetaData())
                .expectEvents(new ReadersAssigned(LINE, 3, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 3, Long.MAX_VALUE})
    void there_is_no_going_back_to_a_version_that_never_was(long version) {
        refuses(
                fixture.given(CREATED, OPEN_TO_STAFF),
                new RevertLine(LINE, version, null, Set.of()),
                ADMINISTRATOR,
                new InvalidValue("version", Problem.UNKNOWN));
    }

    @Test
    void a_revert_decided_on_an_older_version_is_refused() {
        refuses(
                fixture.given(CREATED, by(ADMINISTRATOR, OPEN_TO_STAFF)),
                new RevertLine(LINE, 1, 3L, Set.of()),
                ADMINISTRATOR,
                new StaleVersion(3, 2, List.of()));
    }

    @Test
    void a_line_that_was_never_created_cannot_be_changed() {
        fixture.givenNoPriorActivity()
                .when(new RenameLine(LINE, "Help"), ADMINISTRATOR.asMetaData())
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    private static void refuses(TestExecutor<Line> given, LineCommand command, Actor actor, Refusal refusal) {
        ResultValidator<Line> result = given.when(command, actor.asMetaData());
        result.expectNoEvents().expectException(RefusedException.class).expectExceptionMessage(refusal.toString());
    }

    private static LineSaved saved(long version, Warning... warnings) {
        return new LineSaved(LINE, version, List.of(warnings));
    }

    private static Warning warning(String setting) {
        return new Warning(Warning.Code.GROUP_WITHOUT_MEMBERS, setting, EMPTY);
    }

    private static Object createdBy(Actor actor) {
        return GenericEventMessage.asEventMessage(CREATED).withMetaData(actor.asMetaData());
    }

    private static Object by(Actor actor, LineEvent event) {
        return GenericEventMessage.asEventMessage(event).withMetaData(actor.asMetaData());
    }

    /** A save of the new line's settings with something changed, begun at version 1. */
    private static SaveSettings saving(UnaryOperator<LineBlock> change) {
        return new SaveSettings(LINE, 1, change.apply(BLOCK));
    }

    private static Optional<Problem> unlinkable(Set<ApplicationId> applications) {
        return Set.of(CONTACTS, COMPLAINTS).containsAll(applications)
                ? Optional.empty()
                : Optional.of(Problem.NO_ACCOUNT_FIELD);
    }

    private static Actor employee() {
        return new Actor.Employee(new EmployeeId(UUID.randomUUID()));
    }

    private static EmployeeId idOf(Actor actor) {
        return ((Actor.Employee) actor).id();
    }
}
