package dev.firstline.people;

import static dev.firstline.people.InMemoryPeople.BY_ADMINISTRATOR;
import static dev.firstline.people.InMemoryPeople.BY_FIRSTLINE;
import static dev.firstline.people.InMemoryPeople.BY_HIMSELF;
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
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupCommand;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupCommand.DeleteGroup;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupCommand.RenameGroup;
import dev.firstline.shared.api.people.GroupEvent;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupMapped;
import dev.firstline.shared.api.people.GroupEvent.GroupRenamed;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleRefusal.GroupInUse;
import dev.firstline.shared.api.people.PeopleRefusal.GroupNameTaken;
import dev.firstline.shared.api.people.PeopleRefusal.SystemGroup;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupTest {

    private static final GroupCreated CREATED = new GroupCreated(FIRST_LINE, "First line");

    private final InMemoryPeople people = new InMemoryPeople();
    private FixtureConfiguration<Group> fixture;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Group.class).registerInjectableResource(people);
    }

    private ResultValidator<Group> when(GroupCommand command, Actor actor, GroupEvent... given) {
        return fixture.given(given).when(command, actor.asMetaData());
    }

    private void refused(Refusal refusal, GroupCommand command, Actor actor, GroupEvent... given) {
        when(command, actor, given).expectException(refusedWith(refusal)).expectNoEvents();
    }

    @Test
    void a_group_is_made_and_has_its_name() {
        when(new CreateGroup(FIRST_LINE, " First line "), BY_ADMINISTRATOR).expectEvents(CREATED);
        assertThat(people.groupNames).containsEntry(Name.folded("first line"), FIRST_LINE);
    }

    @Test
    void a_taken_name_is_refused_with_the_group_that_has_it() {
        people.groupNames.put(Name.folded("first line"), SECOND_LINE);
        refused(new GroupNameTaken(SECOND_LINE), new CreateGroup(FIRST_LINE, "FIRST LINE"), BY_ADMINISTRATOR);
    }

    @Test
    void a_blank_name_is_refused() {
        refused(new InvalidValue("name", Problem.REQUIRED), new CreateGroup(FIRST_LINE, " "), BY_ADMINISTRATOR);
        refused(
                new InvalidValue("name", Problem.REQUIRED),
                new RenameGroup(FIRST_LINE, " "),
                BY_ADMINISTRATOR,
                CREATED);
    }

    @Test
    void the_same_creation_again_changes_nothing() {
        when(
                        new CreateGroup(FIRST_LINE, "First line"),
                        BY_ADMINISTRATOR,
                        CREATED,
                        new GroupRenamed(FIRST_LINE, "Front"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(people.groupNames).isEmpty();
    }

    @Test
    void an_id_used_for_another_group_is_refused() {
        refused(new IdReused(), new CreateGroup(FIRST_LINE, "Second line"), BY_ADMINISTRATOR, CREATED);
    }

    @Test
    void firstline_makes_the_system_groups_however_often_it_starts() {
        var created = new GroupCreated(GroupId.ADMINISTRATORS, "Administrators");
        var create = new CreateGroup(GroupId.ADMINISTRATORS, "Administrators");
        when(create, BY_FIRSTLINE).expectEvents(created);
        when(create, BY_FIRSTLINE, created).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void a_renamed_group_gives_its_old_name_free() {
        people.groupNames.put(Name.folded("First line"), FIRST_LINE);
        when(new RenameGroup(FIRST_LINE, " Front "), BY_ADMINISTRATOR, CREATED)
                .expectEvents(new GroupRenamed(FIRST_LINE, "Front"));
        assertThat(people.groupNames).containsOnlyKeys(Name.folded("Front"));
    }

    @Test
    void a_group_may_change_the_case_of_its_name() {
        people.groupNames.put(Name.folded("First line"), FIRST_LINE);
        when(new RenameGroup(FIRST_LINE, "First Line"), BY_ADMINISTRATOR, CREATED)
                .expectEvents(new GroupRenamed(FIRST_LINE, "First Line"));
        assertThat(people.groupNames).containsOnlyKeys(Name.folded("First line"));
    }

    @Test
    void the_name_it_has_is_no_event() {
        when(new RenameGroup(FIRST_LINE, "First line"), BY_ADMINISTRATOR, CREATED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_group_is_not_renamed_to_a_taken_name() {
        people.groupNames.put(Name.folded("Front"), SECOND_LINE);
        refused(new GroupNameTaken(SECOND_LINE), new RenameGroup(FIRST_LINE, "front"), BY_ADMINISTRATOR, CREATED);
    }

    @Test
    void a_deleted_group_gives_its_name_free() {
        people.groupNames.put(Name.folded("First line"), FIRST_LINE);
        when(new DeleteGroup(FIRST_LINE), BY_ADMINISTRATOR, CREATED).expectEvents(new GroupDeleted(FIRST_LINE));
        assertThat(people.groupNames).isEmpty();
    }

    @Test
    void a_group_that_lines_use_is_not_deleted() {
        var lines = Set.of(LineId.of("00000000-0000-4000-8000-0000000000f1"));
        people.uses.put(FIRST_LINE, lines);
        people.groupNames.put(Name.folded("First line"), FIRST_LINE);
        refused(new GroupInUse(lines), new DeleteGroup(FIRST_LINE), BY_ADMINISTRATOR, CREATED);
        assertThat(people.groupNames).containsKey(Name.folded("First line"));
    }

    @Test
    void a_deleted_group_is_neither_renamed_nor_deleted_again() {
        var deleted = new GroupDeleted(FIRST_LINE);
        refused(new NotFound(), new RenameGroup(FIRST_LINE, "Front"), BY_ADMINISTRATOR, CREATED, deleted);
        refused(new NotFound(), new DeleteGroup(FIRST_LINE), BY_ADMINISTRATOR, CREATED, deleted);
    }

    @Test
    void system_groups_are_neither_renamed_nor_deleted() {
        var created = new GroupCreated(GroupId.AUDITORS, "Auditors");
        refused(new SystemGroup(), new RenameGroup(GroupId.AUDITORS, "Spies"), BY_ADMINISTRATOR, created);
        refused(new SystemGroup(), new DeleteGroup(GroupId.AUDITORS), BY_ADMINISTRATOR, created);
    }

    // the identity provider

    @Test
    void a_group_is_mapped_to_one_of_the_providers_and_no_longer() {
        var mapped = new GroupMapped(FIRST_LINE, "/support");
        when(new MapGroup(FIRST_LINE, " /support "), BY_ADMINISTRATOR, CREATED).expectEvents(mapped);
        for (String none : new String[] {null, "", " "}) {
            when(new MapGroup(FIRST_LINE, none), BY_ADMINISTRATOR, CREATED, mapped)
                    .expectEvents(new GroupMapped(FIRST_LINE, null));
        }
    }

    @Test
    void the_providers_group_it_has_is_no_event() {
        when(new MapGroup(FIRST_LINE, "/support"), BY_ADMINISTRATOR, CREATED, new GroupMapped(FIRST_LINE, "/support"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        when(new MapGroup(FIRST_LINE, null), BY_ADMINISTRATOR, CREATED)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_provider_tells_groups_apart_by_case() {
        when(new MapGroup(FIRST_LINE, "/Support"), BY_ADMINISTRATOR, CREATED, new GroupMapped(FIRST_LINE, "/support"))
                .expectEvents(new GroupMapped(FIRST_LINE, "/Support"));
    }

    @Test
    void system_groups_may_be_mapped() {
        var created = new GroupCreated(GroupId.AUDITORS, "Auditors");
        when(new MapGroup(GroupId.AUDITORS, "/audit"), BY_ADMINISTRATOR, created)
                .expectEvents(new GroupMapped(GroupId.AUDITORS, "/audit"));
    }

    @Test
    void a_providers_name_that_is_none_is_refused() {
        refused(
                new InvalidValue("providerName", Problem.TOO_LONG),
                new MapGroup(FIRST_LINE, "x".repeat(256)),
                BY_ADMINISTRATOR,
                CREATED);
        refused(
                new InvalidValue("providerName", Problem.MALFORMED),
                new MapGroup(FIRST_LINE, "/sup\0port"),
                BY_ADMINISTRATOR,
                CREATED);
    }

    @Test
    void a_deleted_group_is_not_mapped() {
        refused(
                new NotFound(),
                new MapGroup(FIRST_LINE, "/support"),
                BY_ADMINISTRATOR,
                CREATED,
                new GroupDeleted(FIRST_LINE));
    }

    @ParameterizedTest
    @MethodSource("allCommands")
    void whoever_is_no_administrator_is_refused(GroupCommand command) {
        refused(new NotAllowed(), command, BY_HIMSELF, CREATED);
    }

    static Set<GroupCommand> allCommands() {
        return Set.of(
                new CreateGroup(FIRST_LINE, "First line"),
                new RenameGroup(FIRST_LINE, "Front"),
                new MapGroup(FIRST_LINE, "/support"),
                new DeleteGroup(FIRST_LINE));
    }
}
