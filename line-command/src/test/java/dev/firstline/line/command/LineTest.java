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
import dev.firstline.shared.api.line.LineCommand;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineRefusal.LineNameTaken;
import dev.firstline.shared.api.line.LineRefusal.NoInternalClients;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineSaved.Warning;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final CreateLine CREATE = new CreateLine(LINE, "Support", Set.of(SUPPORT), Set.of(LEADS));
    private static final LineCreated CREATED = new LineCreated(LINE, 1, "Support", Set.of(SUPPORT), Set.of(LEADS));
    private static final InternalClientsSet OPEN_TO_STAFF = new InternalClientsSet(LINE, 2, Set.of(STAFF));
    private static final OperatorNameShown NAME_SHOWN = new OperatorNameShown(LINE, 3, true);

    private final InMemoryLineNames names = new InMemoryLineNames();
    private AggregateTestFixture<Line> fixture;

    @BeforeEach
    void prepare() {
        fixture = new AggregateTestFixture<>(Line.class);
        fixture.registerInjectableResource(names);
        fixture.registerInjectableResource(new InMemoryGroups()
                .with(GroupId.ADMINISTRATORS, idOf(ADMINISTRATOR), idOf(OTHER_ADMINISTRATOR))
                .with(GroupId.AUDITORS, idOf(AUDITOR))
                .with(SUPPORT, idOf(OPERATOR))
                .with(SALES, idOf(OPERATOR))
                .with(LEADS, idOf(SUPERVISOR))
                .with(STAFF, idOf(CLIENT))
                .with(EMPTY));
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

    static Stream<LineCommand> withoutGroups() {
        return Stream.of(new AssignOperators(LINE, Set.of()), new AssignSupervisors(LINE, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("withoutGroups")
    void operators_and_supervisors_are_required(LineCommand command) {
        refuses(fixture.given(CREATED), command, ADMINISTRATOR, new InvalidValue("groups", Problem.REQUIRED));
    }

    static Stream<LineCommand> withUnknownGroups() {
        return Stream.of(
                new AssignOperators(LINE, Set.of(SALES, UNKNOWN)),
                new AssignSupervisors(LINE, Set.of(SALES, UNKNOWN)),
                new SetInternalClients(LINE, Set.of(SALES, UNKNOWN)));
    }

    @ParameterizedTest
    @MethodSource("withUnknownGroups")
    void unknown_groups_are_refused(LineCommand command) {
        refuses(fixture.given(CREATED), command, ADMINISTRATOR, new InvalidValue("groups", Problem.UNKNOWN));
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
                new ShowOperatorName(LINE, true));
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
                new ShowOperatorName(LINE, true));
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

    private static Actor employee() {
        return new Actor.Employee(new EmployeeId(UUID.randomUUID()));
    }

    private static EmployeeId idOf(Actor actor) {
        return ((Actor.Employee) actor).id();
    }
}
