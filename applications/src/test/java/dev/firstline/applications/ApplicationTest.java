package dev.firstline.applications;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.firstline.shared.api.application.ApplicationCommand.ChangeApplication;
import dev.firstline.shared.api.application.ApplicationCommand.DefineApplication;
import dev.firstline.shared.api.application.ApplicationEvent.ApplicationDefined;
import dev.firstline.shared.api.application.ApplicationEvent.ApplicationRenamed;
import dev.firstline.shared.api.application.ApplicationEvent.FieldsChanged;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationRefusal.AccountFieldLinked;
import dev.firstline.shared.api.application.ApplicationRefusal.FieldInUse;
import dev.firstline.shared.api.application.ApplicationRefusal.StaleApplication;
import dev.firstline.shared.api.application.Saved;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    private static final ApplicationId CONTACTS = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId FIRMS = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId NOWHERE = new ApplicationId(UUID.randomUUID());
    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final EmployeeId ADMINISTRATOR = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId OPERATOR = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId STRANGER = new EmployeeId(UUID.randomUUID());

    private static final String NAME = text("name");
    private static final String PHONE = text("phone");
    private static final String ACCOUNTS = field("accounts", "ACCOUNT");

    private final JsonSchemas schemas = new JsonSchemas();
    private final InMemoryRegister register = new InMemoryRegister();
    private AggregateTestFixture<Application> fixture;

    @BeforeEach
    void an_administrator_and_an_operator() {
        register.parts.put(ADMINISTRATOR, Set.of(Part.ADMINISTRATOR));
        register.parts.put(OPERATOR, Set.of(Part.OPERATOR));
        register.known.put(FIRMS, new Register.Known(1, schema("name", NAME)));
        fixture = new AggregateTestFixture<>(Application.class);
        fixture.registerInjectableResource(new ApplicationFacts(register, schemas));
    }

    @Test
    void an_application_is_defined_in_the_one_form_it_is_kept_in() {
        fixture.givenNoPriorActivity()
                .when(define(" Contacts ", schema("name", NAME, ACCOUNTS)), by(ADMINISTRATOR))
                .expectEvents(new ApplicationDefined(
                        CONTACTS, 1, "Contacts", kept(schema("name", NAME, ACCOUNTS)), "accounts"))
                .expectResultMessagePayload(new Saved(CONTACTS.value(), 1));
    }

    @Test
    void a_retired_account_field_is_none() {
        var retired = retired("accounts", "ACCOUNT");
        fixture.givenNoPriorActivity()
                .when(define("Contacts", schema("name", NAME, retired)), by(ADMINISTRATOR))
                .expectEvents(
                        new ApplicationDefined(CONTACTS, 1, "Contacts", kept(schema("name", NAME, retired)), null));
    }

    @Test
    void nobody_defines_but_administrators_and_firstline_itself() {
        var define = define("Contacts", schema("name", NAME));
        refused(fixture.givenNoPriorActivity().when(define, by(OPERATOR)), new NotAllowed());
        fixture.givenNoPriorActivity()
                .when(define, new Actor.Process("demo").asMetaData())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_same_id_defines_once() {
        refused(
                fixture.given(defined(NAME)).when(define("Others", schema("name", NAME)), by(ADMINISTRATOR)),
                new IdReused());
    }

    @Test
    void one_save_is_one_version_whatever_it_changes() {
        var wanted = schema("name", NAME, PHONE);
        fixture.given(defined(NAME))
                .when(change(1, "People", wanted), by(ADMINISTRATOR))
                .expectEvents(
                        new ApplicationRenamed(CONTACTS, 2, "People"),
                        new FieldsChanged(CONTACTS, 2, kept(wanted), null))
                .expectResultMessagePayload(new Saved(CONTACTS.value(), 2));
    }

    @Test
    void what_did_not_change_is_no_event() {
        fixture.given(defined(NAME))
                .when(change(1, "People", schema("name", NAME)), by(ADMINISTRATOR))
                .expectEvents(new ApplicationRenamed(CONTACTS, 2, "People"));
        fixture.given(defined(NAME))
                .when(change(1, "Contacts", schema("name", NAME, ACCOUNTS)), by(ADMINISTRATOR))
                .expectEvents(new FieldsChanged(CONTACTS, 2, kept(schema("name", NAME, ACCOUNTS)), "accounts"));
        fixture.given(defined(NAME))
                .when(change(1, "Contacts", schema("name", NAME)), by(ADMINISTRATOR))
                .expectNoEvents()
                .expectResultMessagePayload(new Saved(CONTACTS.value(), 1));
    }

    @Test
    void a_save_that_started_from_an_older_version_overwrites_nothing() {
        var renamed = new ApplicationRenamed(CONTACTS, 2, "People");
        var fieldsChanged = new FieldsChanged(CONTACTS, 3, kept(schema("name", NAME, PHONE)), null);
        refused(
                fixture.given(defined(NAME), renamed, fieldsChanged)
                        .when(change(2, "Contacts", schema("name", NAME)), by(ADMINISTRATOR)),
                new StaleApplication(2, 3));
    }

    @Test
    void who_reads_its_items_may_not_change_it_and_who_does_not_knows_of_none() {
        var change = change(1, "People", schema("name", NAME));
        refused(fixture.given(defined(NAME)).when(change, by(OPERATOR)), new NotAllowed());
        refused(fixture.given(defined(NAME)).when(change, by(STRANGER)), new NotFound());
    }

    @Test
    void a_field_links_to_an_application_there_is_be_it_its_own() {
        for (var linked : List.of(FIRMS, CONTACTS)) {
            fixture.givenNoPriorActivity()
                    .when(define("Contacts", schema("name", NAME, link("of", linked))), by(ADMINISTRATOR))
                    .expectSuccessfulHandlerExecution();
        }
        var nowhere = schema("name", NAME, link("at", FIRMS), link("of", NOWHERE));
        var unknown = wrong("schema.properties.of.x-firstline-application", Problem.UNKNOWN);
        refused(fixture.givenNoPriorActivity().when(define("Contacts", nowhere), by(ADMINISTRATOR)), unknown);
        refused(fixture.given(defined(NAME)).when(change(1, "Contacts", nowhere), by(ADMINISTRATOR)), unknown);
    }

    @Test
    void a_field_that_items_have_values_of_is_retired_and_not_left_out() {
        register.inUse.addAll(Set.of("name", "phone"));
        refused(
                fixture.given(defined(NAME, PHONE))
                        .when(change(1, "Contacts", schema("name", NAME)), by(ADMINISTRATOR)),
                new FieldInUse(Set.of("phone")));
        fixture.given(defined(NAME, PHONE))
                .when(change(1, "Contacts", schema("name", NAME, retired("phone", "TEXT"))), by(ADMINISTRATOR))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_field_that_items_have_values_of_stays_of_its_kind() {
        register.inUse.addAll(Set.of("name", "phone", "of"));
        register.known.put(CONTACTS, new Register.Known(1, ""));
        var before = defined(NAME, PHONE, link("of", FIRMS));
        var phone = schema("name", NAME, field("phone", "NUMBER"), link("of", FIRMS));
        var of = schema("name", NAME, PHONE, link("of", CONTACTS));
        refused(
                fixture.given(before).when(change(1, "Contacts", phone), by(ADMINISTRATOR)),
                wrong("schema.properties.phone.x-firstline-type", Problem.WRONG));
        refused(
                fixture.given(before).when(change(1, "Contacts", of), by(ADMINISTRATOR)),
                wrong("schema.properties.of.x-firstline-type", Problem.WRONG));
    }

    @Test
    void what_no_item_has_a_value_of_becomes_what_it_likes() {
        fixture.given(defined(NAME, PHONE))
                .when(change(1, "Contacts", schema("phone", field("phone", "NUMBER"))), by(ADMINISTRATOR))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void items_that_are_there_keep_what_they_are_called_by() {
        register.inUse.add("name");
        refused(
                fixture.given(defined(NAME, PHONE))
                        .when(change(1, "Contacts", schema("phone", NAME, PHONE)), by(ADMINISTRATOR)),
                wrong("schema.x-firstline-title-field", Problem.WRONG));
    }

    @Test
    void the_account_field_stays_while_lines_link_by_it() {
        var without = change(1, "Contacts", schema("name", NAME, retired("accounts", "ACCOUNT")));
        register.lines.add(LINE);
        refused(
                fixture.given(defined(NAME, ACCOUNTS)).when(without, by(ADMINISTRATOR)),
                new AccountFieldLinked(Set.of(LINE)));
        fixture.given(defined(NAME, ACCOUNTS))
                .when(change(1, "People", schema("name", NAME, ACCOUNTS)), by(ADMINISTRATOR))
                .expectSuccessfulHandlerExecution();
        fixture.given(defined(NAME))
                .when(change(1, "People", schema("name", NAME)), by(ADMINISTRATOR))
                .expectSuccessfulHandlerExecution();
        register.lines.clear();
        fixture.given(defined(NAME, ACCOUNTS)).when(without, by(ADMINISTRATOR)).expectSuccessfulHandlerExecution();
    }

    @Test
    void what_items_are_checked_against_stands_still_while_it_is_decided() {
        fixture.given(defined(NAME))
                .when(change(1, "Contacts", schema("name", NAME, PHONE)), by(ADMINISTRATOR))
                .expectSuccessfulHandlerExecution();
        assertThat(register.locked).containsExactly(CONTACTS);
    }

    private ApplicationDefined defined(String... fields) {
        var schema = schemas.written(schema("name", fields));
        return new ApplicationDefined(CONTACTS, 1, "Contacts", schema.schema(), schema.accountField());
    }

    private String kept(String schema) {
        return schemas.written(schema).schema();
    }

    private static DefineApplication define(String name, String schema) {
        return new DefineApplication(CONTACTS, name, schema);
    }

    private static ChangeApplication change(long startedFrom, String name, String schema) {
        return new ChangeApplication(CONTACTS, startedFrom, name, schema);
    }

    private static String schema(String title, String... fields) {
        return "{\"x-firstline-title-field\":\"" + title + "\",\"properties\":{" + String.join(",", fields) + "}}";
    }

    private static String text(String name) {
        return field(name, "TEXT");
    }

    private static String field(String name, String type) {
        return field(name, type, "");
    }

    private static String retired(String name, String type) {
        return field(name, type, ",\"deprecated\":true");
    }

    private static String link(String name, ApplicationId to) {
        return field(name, "LINK", ",\"x-firstline-application\":\"" + to + "\"");
    }

    private static String field(String name, String type, String more) {
        return "\"" + name + "\":{\"title\":\"" + name + "\",\"x-firstline-type\":\"" + type + "\"" + more + "}";
    }

    private static InvalidValues wrong(String place, Problem problem) {
        return new InvalidValues(List.of(new InvalidValue(place, problem)));
    }

    private static void refused(ResultValidator<Application> result, Refusal refusal) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<RefusedException>(refusal.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException thrown) {
                return thrown.refusal().equals(refusal);
            }
        });
    }

    private static Map<String, String> by(EmployeeId employee) {
        return new Actor.Employee(employee).asMetaData();
    }
}
