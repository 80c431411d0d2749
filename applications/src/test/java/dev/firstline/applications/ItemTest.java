package dev.firstline.applications;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.InvalidValues;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationRefusal.StaleItem;
import dev.firstline.shared.api.application.ItemCommand.AddAccount;
import dev.firstline.shared.api.application.ItemCommand.CreateItem;
import dev.firstline.shared.api.application.ItemCommand.EditItem;
import dev.firstline.shared.api.application.ItemEvent.ItemChanged;
import dev.firstline.shared.api.application.ItemEvent.ItemCreated;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.application.Saved;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemTest {

    private static final ApplicationId CONTACTS = new ApplicationId(UUID.randomUUID());
    private static final ItemId ITEM = new ItemId(UUID.randomUUID());
    private static final EmployeeId OPERATOR = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId READER = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId STRANGER = new EmployeeId(UUID.randomUUID());
    private static final String ANN = "{\"name\":\"Ann\"}";
    private static final String WITH_ACCOUNT =
            "{\"accounts\":[{\"type\":\"INTERNAL\",\"value\":\"Me\"}],\"name\":\"Ann\"}";
    private static final ItemCreated CREATED = new ItemCreated(ITEM, CONTACTS, 1, 3, "Ann", ANN);

    private final InMemoryRegister register = new InMemoryRegister();
    private AggregateTestFixture<Item> fixture;

    @BeforeEach
    void one_application() {
        var schemas = new JsonSchemas();
        var schema = schemas.written("""
                {"x-firstline-title-field": "name", "properties": {
                  "accounts": {"title": "Accounts", "x-firstline-type": "ACCOUNT"},
                  "friend": {"title": "Friend", "x-firstline-type": "LINK", "x-firstline-application": "%s"},
                  "name": {"title": "Name", "x-firstline-type": "TEXT"}}}""".formatted(CONTACTS)).schema();
        register.known.put(CONTACTS, new Register.Known(3, schema));
        register.parts.put(OPERATOR, Set.of(Part.OPERATOR));
        register.parts.put(READER, Set.of(Part.READER));
        fixture = new AggregateTestFixture<>(Item.class);
        fixture.registerInjectableResource(new ApplicationFacts(register, schemas));
    }

    private static Actor by(EmployeeId employee) {
        return new Actor.Employee(employee);
    }

    private static void refused(ResultValidator<Item> result, Refusal refusal) {
        result.expectNoEvents().expectException(RefusedException.class).expectExceptionMessage(refusal.toString());
    }

    @Test
    void an_item_is_written_by_the_newest_version_of_its_application() {
        fixture.givenNoPriorActivity()
                .when(new CreateItem(ITEM, CONTACTS, ANN), by(OPERATOR).asMetaData())
                .expectEvents(CREATED)
                .expectResultMessagePayload(new Saved(ITEM.value(), 1));
    }

    @Test
    void who_reads_writes_nothing_and_who_has_no_part_knows_of_nothing() {
        var create = new CreateItem(ITEM, CONTACTS, ANN);
        refused(fixture.givenNoPriorActivity().when(create, by(READER).asMetaData()), new NotAllowed());
        refused(fixture.givenNoPriorActivity().when(create, by(STRANGER).asMetaData()), new NotFound());
    }

    @Test
    void the_same_id_writes_an_item_once() {
        refused(
                fixture.given(CREATED)
                        .when(new CreateItem(ITEM, CONTACTS, ANN), by(OPERATOR).asMetaData()),
                new IdReused());
    }

    @Test
    void an_item_is_changed_as_a_whole() {
        fixture.given(CREATED)
                .when(
                        new EditItem(ITEM, CONTACTS, 1, "{\"name\":\"Bob\"}"),
                        by(OPERATOR).asMetaData())
                .expectEvents(new ItemChanged(ITEM, CONTACTS, 2, 3, "Bob", "{\"name\":\"Bob\"}"))
                .expectResultMessagePayload(new Saved(ITEM.value(), 2));
    }

    @Test
    void who_reads_changes_nothing_and_who_has_no_part_knows_of_nothing() {
        var edit = new EditItem(ITEM, CONTACTS, 1, "{\"name\":\"Bob\"}");
        refused(fixture.given(CREATED).when(edit, by(READER).asMetaData()), new NotAllowed());
        refused(fixture.given(CREATED).when(edit, by(STRANGER).asMetaData()), new NotFound());
    }

    @Test
    void an_item_is_not_found_in_another_application() {
        var elsewhere = new EditItem(ITEM, new ApplicationId(UUID.randomUUID()), 1, ANN);
        refused(fixture.given(CREATED).when(elsewhere, by(OPERATOR).asMetaData()), new NotFound());
    }

    @Test
    void an_item_links_to_items_there_are() {
        var friend = new ItemId(UUID.randomUUID());
        var values = "{\"friend\":\"" + friend + "\",\"name\":\"Ann\"}";
        var create = new CreateItem(ITEM, CONTACTS, values);
        var edit = new EditItem(ITEM, CONTACTS, 1, values);
        var unknown = new InvalidValues(List.of(new InvalidValue("values.friend", Problem.UNKNOWN)));
        refused(fixture.givenNoPriorActivity().when(create, by(OPERATOR).asMetaData()), unknown);
        refused(fixture.given(CREATED).when(edit, by(OPERATOR).asMetaData()), unknown);

        register.items.put(friend, CONTACTS);
        fixture.given(CREATED)
                .when(edit, by(OPERATOR).asMetaData())
                .expectEvents(new ItemChanged(ITEM, CONTACTS, 2, 3, "Ann", values));
    }

    @Test
    void an_item_changed_since_is_not_overwritten() {
        var edit = new EditItem(ITEM, CONTACTS, 1, "{\"name\":\"Bob\"}");
        var changed = new ItemChanged(ITEM, CONTACTS, 2, 3, "Anna", "{\"name\":\"Anna\"}");
        refused(fixture.given(CREATED, changed).when(edit, by(OPERATOR).asMetaData()), new StaleItem(1, 2));
    }

    @Test
    void saving_what_it_holds_changes_nothing() {
        fixture.given(CREATED)
                .when(new EditItem(ITEM, CONTACTS, 1, ANN), by(OPERATOR).asMetaData())
                .expectNoEvents();
    }

    @Test
    void an_account_is_added_once_however_it_is_written() {
        var process = new Actor.Process("test");
        fixture.given(CREATED)
                .when(new AddAccount(ITEM, "INTERNAL", "Me"), process.asMetaData())
                .expectEvents(new ItemChanged(ITEM, CONTACTS, 2, 3, "Ann", WITH_ACCOUNT));
        fixture.given(CREATED, new ItemChanged(ITEM, CONTACTS, 2, 3, "Ann", WITH_ACCOUNT))
                .when(new AddAccount(ITEM, "INTERNAL", "ME"), process.asMetaData())
                .expectNoEvents();
    }

    @Test
    void nobody_but_firstline_adds_an_account_past_the_form() {
        refused(
                fixture.given(CREATED)
                        .when(
                                new AddAccount(ITEM, "INTERNAL", "Me"),
                                by(OPERATOR).asMetaData()),
                new NotAllowed());
    }
}
