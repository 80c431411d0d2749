package dev.firstline.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.MovedClock;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineCommand.AssignReaders;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.LetSupervisorsEdit;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.AdmitFromProvider;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupCommand.DeleteGroup;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.ProviderIdentity;
import dev.firstline.shared.api.security.SecurityCommand.KeepSecurityEntry;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityQuery.ListSecurityEntries;
import dev.firstline.shared.api.security.SecurityView.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the security log keeps, tells and forgets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SecurityLogContract {

    private static final Viewer AUDITOR = new Viewer(new EmployeeId(new UUID(0, 1)), Set.of(GroupId.AUDITORS));
    private static final Viewer ADMINISTRATOR =
            new Viewer(new EmployeeId(new UUID(0, 2)), Set.of(GroupId.ADMINISTRATORS));
    private static final Viewer ANYBODY = new Viewer(new EmployeeId(new UUID(0, 3)), Set.of());

    private final TestDatabase.Kind kind;
    private Desk desk;
    private MovedClock clock;
    private EmployeeId employee;

    SecurityLogContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        desk = Desk.openWithHttp(TestDatabase.fresh(kind), MovedClock.Hung.class);
        clock = desk.get(MovedClock.class);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void another_employee() {
        employee = new EmployeeId(UUID.randomUUID());
    }

    private void send(Object command, Actor actor) {
        desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, actor.asMetaData()));
    }

    private void keep(SecurityEvent event, Map<String, String> facts) {
        send(new KeepSecurityEntry(event, employee, "10.0.0.1", facts), new Actor.Employee(employee));
    }

    private ListSecurityEntries of(EmployeeId about, SecurityEvent... events) {
        return new ListSecurityEntries(AUDITOR, Set.of(events), about, null, null, new PageRequest(200, null));
    }

    @SuppressWarnings("unchecked")
    private Page<Entry> page(ListSecurityEntries query) {
        return desk.get(Queries.class).one(query, Page.class);
    }

    private List<SecurityEvent> events(ListSecurityEntries query) {
        return page(query).items().stream().map(Entry::event).toList();
    }

    @Test
    void an_entry_is_told_as_it_was_kept() {
        var before = clock.instant();
        keep(SecurityEvent.TOKEN_ISSUED, Map.of("token", "t", "scope", "READ"));

        var entry = page(of(employee)).items().get(0);
        assertThat(entry.event()).isEqualTo(SecurityEvent.TOKEN_ISSUED);
        assertThat(entry.at()).isBetween(before, clock.instant());
        assertThat(entry.actor()).isEqualTo(new Actor.Employee(employee));
        assertThat(entry.employee()).isEqualTo(employee);
        assertThat(entry.address()).isEqualTo("10.0.0.1");
        assertThat(entry.facts()).containsOnly(Map.entry("token", "t"), Map.entry("scope", "READ"));
    }

    @Test
    void administrators_and_auditors_read_it_and_nobody_else() {
        keep(SecurityEvent.SIGNED_IN, Map.of());
        for (Viewer viewer : List.of(ADMINISTRATOR, AUDITOR)) {
            assertThat(page(new ListSecurityEntries(viewer, Set.of(), null, null, null, new PageRequest(1, null)))
                            .items())
                    .hasSize(1);
        }
        assertThatThrownBy(() ->
                        page(new ListSecurityEntries(ANYBODY, Set.of(), null, null, null, new PageRequest(1, null))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new NotAllowed()));
    }

    @Test
    void pages_hold_each_entry_once_newest_first() {
        for (int n = 0; n < 7; n++) {
            keep(SecurityEvent.SIGNED_IN, Map.of("n", Integer.toString(n)));
        }
        var all = page(of(employee)).items();
        assertThat(all).hasSize(7).isSortedAccordingTo((one, next) -> next.at().compareTo(one.at()));

        var paged = new ArrayList<Entry>();
        @Nullable String cursor = null;
        do {
            var page =
                    page(new ListSecurityEntries(AUDITOR, Set.of(), employee, null, null, new PageRequest(2, cursor)));
            assertThat(page.items()).hasSizeBetween(1, 2);
            paged.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void entries_are_chosen_by_what_happened() {
        keep(SecurityEvent.SIGNED_IN, Map.of());
        keep(SecurityEvent.TOKEN_ISSUED, Map.of());
        keep(SecurityEvent.SIGNED_OUT, Map.of());

        assertThat(events(of(employee, SecurityEvent.SIGNED_IN, SecurityEvent.SIGNED_OUT)))
                .containsExactlyInAnyOrder(SecurityEvent.SIGNED_OUT, SecurityEvent.SIGNED_IN);
        assertThat(events(of(employee, SecurityEvent.EXPORTED))).isEmpty();
    }

    @Test
    void entries_are_chosen_by_who_did_it_and_to_whom() {
        var administrator = new EmployeeId(UUID.randomUUID());
        var group = new GroupId(UUID.randomUUID());
        var firstline = new Actor.Process("test");
        send(
                new CreateEmployee(administrator, "a" + administrator, "A", null, Set.of(GroupId.ADMINISTRATORS), null),
                firstline);
        send(new CreateEmployee(employee, "e" + employee, "E", null, Set.of(), "hash"), firstline);
        send(new CreateGroup(group, "Group " + group), firstline);
        send(new JoinGroup(employee, group), new Actor.Employee(administrator));

        assertThat(events(of(employee)))
                .containsExactlyInAnyOrder(
                        SecurityEvent.EMPLOYEE_CREATED, SecurityEvent.PASSWORD_CHANGED, SecurityEvent.GROUP_JOINED);
        assertThat(page(of(administrator, SecurityEvent.GROUP_JOINED)).items())
                .extracting(Entry::employee, Entry::facts)
                .containsExactlyInAnyOrder(
                        tuple(employee, Map.of("group", group.toString())),
                        tuple(administrator, Map.of("group", GroupId.ADMINISTRATORS.toString())));
    }

    @Test
    void whatever_gives_or_takes_a_right_is_one_entry() {
        var firstline = new Actor.Process("test");
        var group = new GroupId(UUID.randomUUID());
        var another = new GroupId(UUID.randomUUID());
        var line = new LineId(UUID.randomUUID());
        var login = "e" + employee;
        for (Object command : List.of(
                new CreateGroup(group, "Group " + group),
                new CreateGroup(another, "Group " + another),
                new CreateEmployee(employee, login, "E", null, Set.of(group), "hash"),
                new DeactivateEmployee(employee),
                new ActivateEmployee(employee),
                new LeaveGroup(employee, group),
                new AdmitFromProvider(
                        employee, new ProviderIdentity("https://issuer", login), login, "E", null, Set.of()),
                new MapGroup(group, "desk"),
                new CreateLine(line, "Line " + line, Set.of(group), Set.of(group)),
                new AssignReaders(line, Set.of(another)),
                new AssignReaders(line, Set.of()),
                new LetSupervisorsEdit(line, true),
                new DeleteGroup(another))) {
            send(command, firstline);
        }

        assertThat(events(of(employee)))
                .containsExactlyInAnyOrder(
                        SecurityEvent.EMPLOYEE_CREATED,
                        SecurityEvent.PASSWORD_CHANGED,
                        SecurityEvent.GROUP_JOINED,
                        SecurityEvent.EMPLOYEE_DEACTIVATED,
                        SecurityEvent.EMPLOYEE_ACTIVATED,
                        SecurityEvent.GROUP_LEFT,
                        SecurityEvent.IDENTITY_LINKED);
        assertThat(naming(line.toString()))
                .containsOnly(SecurityEvent.LINE_RIGHTS_CHANGED)
                .hasSize(4);
        assertThat(naming(another.toString()))
                .containsExactlyInAnyOrder(SecurityEvent.LINE_RIGHTS_CHANGED, SecurityEvent.GROUP_DELETED);
        assertThat(naming("desk")).containsExactly(SecurityEvent.GROUP_MAPPED);
        assertThat(page(of(employee)).items()).extracting(Entry::actor).containsOnly(firstline);
    }

    private List<SecurityEvent> naming(String fact) {
        return page(new ListSecurityEntries(AUDITOR, Set.of(), null, null, null, new PageRequest(200, null)))
                .items()
                .stream()
                .filter(entry -> entry.facts().containsValue(fact))
                .map(Entry::event)
                .toList();
    }

    @Test
    void entries_are_chosen_from_a_moment_on_and_before_another() {
        keep(SecurityEvent.SIGNED_IN, Map.of());
        clock.moveOn(Duration.ofSeconds(1));
        keep(SecurityEvent.SIGNED_OUT, Map.of());
        var at = page(of(employee, SecurityEvent.SIGNED_OUT)).items().get(0).at();

        assertThat(events(between(at, null))).containsExactly(SecurityEvent.SIGNED_OUT);
        assertThat(events(between(null, at))).containsExactly(SecurityEvent.SIGNED_IN);
        assertThat(events(between(at, at))).isEmpty();
        assertThat(events(between(Instant.MIN, Instant.MAX))).hasSize(2);
    }

    private ListSecurityEntries between(@Nullable Instant from, @Nullable Instant to) {
        return new ListSecurityEntries(AUDITOR, Set.of(), employee, from, to, new PageRequest(200, null));
    }

    @Test
    void a_tokens_uses_of_one_day_are_one_entry() {
        keep(SecurityEvent.TOKEN_USED, Map.of("token", "t"));
        keep(SecurityEvent.TOKEN_USED, Map.of("token", "t"));
        keep(SecurityEvent.TOKEN_USED, Map.of("token", "another"));
        assertThat(page(of(employee)).items())
                .extracting(entry -> entry.facts().get("token"))
                .containsExactlyInAnyOrder("t", "another");

        clock.moveOn(Duration.ofDays(1));
        keep(SecurityEvent.TOKEN_USED, Map.of("token", "t"));
        assertThat(page(of(employee)).items()).hasSize(3);
    }

    @Test
    void what_is_older_than_400_days_is_forgotten() {
        keep(SecurityEvent.SIGNED_IN, Map.of("with", "PASSWORD"));
        clock.moveOn(Duration.ofDays(399));
        forget();
        assertThat(page(of(employee)).items()).hasSize(1);
        keep(SecurityEvent.SIGNED_OUT, Map.of());

        clock.moveOn(Duration.ofDays(1));
        forget();
        assertThat(events(of(employee))).containsExactly(SecurityEvent.SIGNED_OUT);
        assertThat(desk.jdbc()
                        .sql("select count(*) from people_security_fact f"
                                + " where not exists (select 1 from people_security_log e where e.id = f.entry_id)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void forget() {
        desk.context().getBean("forgetSecurityEntries", RecurringTask.class).executeRecurringly(null, null);
    }
}
