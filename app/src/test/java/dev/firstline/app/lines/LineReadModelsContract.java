package dev.firstline.app.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.RestoreLine;
import dev.firstline.shared.api.line.LineCommand.RetireLine;
import dev.firstline.shared.api.line.LineCommand.RevertLine;
import dev.firstline.shared.api.line.LineCommand.SaveSettings;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.FindEligible;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupCommand.DeleteGroup;
import dev.firstline.shared.api.people.GroupCommand.RenameGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
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

/** What is shown of lines stands and falls with the events: an event told twice changes nothing, all told anew give the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LineReadModelsContract {

    private static final List<String> PROJECTIONS =
            List.of("linesProjection", "peopleOfLinesProjection", "checkpointProjection");
    private static final Map<String, String> TABLES_AND_ORDER = Map.of(
            "line_view_line", "line_id",
            "line_view_line_group", "line_id, part, group_id",
            "line_view_name", "id, valid_from",
            "line_view_membership", "group_id, employee_id, valid_from",
            "line_view_online", "employee_id, valid_from",
            "line_view_locked_out", "employee_id, valid_from",
            "line_view_checkpoint", "line_id, sequence");
    private static final Actor MAKER = new Actor.Process("test");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final TestDatabase.Kind kind;
    private SampleDesk sample;
    private Desk desk;
    private LineId line;
    private EmployeeId lockedOut;

    LineReadModelsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void the_life_of_two_lines() {
        sample = SampleDesk.open(TestDatabase.fresh(kind));
        desk = sample.desk();
        var crew = new GroupId(UUID.randomUUID());
        var leads = new GroupId(UUID.randomUUID());
        var guests = new GroupId(UUID.randomUUID());
        send(new CreateGroup(crew, "Crew"));
        send(new CreateGroup(leads, "Leads"));
        send(new CreateGroup(guests, "Guests"));
        send(new RenameGroup(guests, "Welcome guests"));
        var one = new EmployeeId(UUID.randomUUID());
        send(new CreateEmployee(one, "one", "One", null, Set.of(crew, guests), null));
        send(new LeaveGroup(one, crew));
        send(new JoinGroup(one, crew));
        send(new LeaveGroup(one, guests));
        for (var status : List.of(PresenceStatus.ONLINE, PresenceStatus.OFFLINE, PresenceStatus.ONLINE)) {
            send(new SetPresence(one, status));
        }
        var retired = new LineId(UUID.randomUUID());
        send(new CreateLine(retired, "Retired", Set.of(crew), Set.of(leads)));
        send(new RetireLine(retired));
        lockedOut = new EmployeeId(UUID.randomUUID());
        send(new CreateEmployee(lockedOut, "two", "Two", null, Set.of(crew), null));
        line = new LineId(UUID.randomUUID());
        send(new CreateLine(line, "Line", Set.of(crew), Set.of(leads)));
        send(new SaveSettings(
                line,
                1,
                LineBlock.of("Whole line", Set.of(crew, leads), Set.of(leads))
                        .withInternalGroups(Set.of(guests))
                        .withShowOperatorName(true)
                        .withReaderGroups(Set.of(guests))));
        for (int n = 0; n < 230; n++) {
            send(new RenameLine(line, "Line " + n));
        }
        send(new DeactivateEmployee(lockedOut));
        send(new RevertLine(line, 1, null, Set.of()));
        send(new DeleteGroup(guests));
        send(new RetireLine(line));
        send(new ActivateEmployee(lockedOut));
        send(new RestoreLine(line));
        var positions = desk.get(Positions.class);
        var newest = positions.lastOf(line.toString()).orElseThrow();
        if (!positions.await("lines", newest, LONGEST)) {
            throw new AssertionError("the lists did not come as far as " + newest);
        }
    }

    @AfterAll
    void close() {
        sample.close();
    }

    private <R> R send(Object command) {
        return desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, MAKER.asMetaData()));
    }

    @Test
    void the_same_events_again_change_nothing() {
        var before = contents();
        assertThat(before.values()).as("something is known of everything").noneMatch(List::isEmpty);
        assertThat(before.get("line_view_checkpoint"))
                .as("checkpoints of a long history")
                .hasSizeGreaterThan(3);

        tell(1);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void all_events_told_from_the_start_give_the_same_again_even_twice_each() {
        for (int times : List.of(1, 2)) {
            var before = contents();

            inTransaction(() -> projections().forEach(projection -> projection.prepareReset(null)));
            assertThat(contents().values()).as("nothing is left").allMatch(List::isEmpty);
            tell(times);

            assertThat(contents()).isEqualTo(before);
        }
    }

    @Test
    void whoever_was_locked_out_at_a_moment_could_not_have_claimed_then() {
        var moments = desk.get(EventStore.class)
                .readEvents(lockedOut.toString())
                .asStream()
                .filter(event -> event.getPayload() instanceof EmployeeDeactivated
                        || event.getPayload() instanceof EmployeeActivated)
                .map(EventMessage::getTimestamp)
                .toList();

        assertThat(eligible(moments.get(0).minusMillis(1))).contains(lockedOut.toString());
        assertThat(eligible(moments.get(0))).doesNotContain(lockedOut.toString());
        assertThat(eligible(moments.get(1).minusMillis(1))).doesNotContain(lockedOut.toString());
        assertThat(eligible(moments.get(1))).contains(lockedOut.toString());
    }

    private List<String> eligible(Instant at) {
        var auditor = new Viewer(lockedOut, Set.of(GroupId.AUDITORS));
        return desk
                .get(Queries.class)
                .found(new FindEligible(auditor, line, at, null), LineView.Eligible.class)
                .operators()
                .stream()
                .map(LineView.Operator::id)
                .toList();
    }

    @Test
    void a_group_of_whom_all_are_locked_out_is_one_nobody_is_in() {
        var alone = new GroupId(UUID.randomUUID());
        var only = new EmployeeId(UUID.randomUUID());
        send(new CreateGroup(alone, "Alone"));
        send(new CreateEmployee(only, "only", "Only", null, Set.of(alone), null));
        var manned = new LineId(UUID.randomUUID());
        assertThat(this.<LineSaved>send(new CreateLine(manned, "Manned", Set.of(alone), Set.of(alone)))
                        .warnings())
                .isEmpty();

        send(new DeactivateEmployee(only));
        var unmanned = new LineId(UUID.randomUUID());
        var saved = this.<LineSaved>send(new CreateLine(unmanned, "Unmanned", Set.of(alone), Set.of(alone)));
        desk.get(Positions.class)
                .await(
                        "lines",
                        desk.get(Positions.class).lastOf(unmanned.toString()).orElseThrow(),
                        LONGEST);

        assertThat(saved.warnings()).hasSize(2);
        var auditor = new Viewer(lockedOut, Set.of(GroupId.AUDITORS));
        assertThat(desk.get(Queries.class)
                        .found(new FindLineSettings(auditor, unmanned), LineView.Settings.class)
                        .warnings())
                .isEqualTo(saved.warnings());
    }

    private Map<String, List<Map<String, Object>>> contents() {
        return TABLES_AND_ORDER.keySet().stream()
                .collect(toMap(
                        Function.identity(),
                        table -> desk
                                .jdbc()
                                .sql("select * from " + table + " order by " + TABLES_AND_ORDER.get(table))
                                .query()
                                .listOfRows()
                                .stream()
                                .map(LineReadModelsContract::comparable)
                                .toList()));
    }

    /** Bytes are compared by what they are, not by where. */
    private static Map<String, Object> comparable(Map<String, Object> row) {
        row.replaceAll((column, value) -> value instanceof byte[] bytes ? new String(bytes, UTF_8) : value);
        return row;
    }

    private List<AnnotationEventHandlerAdapter> projections() {
        var parameters = desk.get(ParameterResolverFactory.class);
        return PROJECTIONS.stream()
                .map(name -> new AnnotationEventHandlerAdapter(desk.context().getBean(name), parameters))
                .toList();
    }

    private void tell(int times) {
        var projections = projections();
        desk.get(EventStorageEngine.class).readEvents(null, false).forEach(event -> {
            for (int time = 0; time < times; time++) {
                inTransaction(() -> tell((TrackedEventMessage<?>) event, projections));
            }
        });
    }

    private static void tell(EventMessage<?> event, List<AnnotationEventHandlerAdapter> projections) {
        DefaultUnitOfWork.startAndGet(event)
                .execute(() -> projections.forEach(projection -> {
                    try {
                        if (projection.canHandle(event)) {
                            projection.handle(event);
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(desk.get(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }
}
