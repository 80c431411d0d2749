package dev.firstline.app.applications;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.application.ApplicationCommand.DefineApplication;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemCommand.AddAccount;
import dev.firstline.shared.api.application.ItemCommand.CreateItem;
import dev.firstline.shared.api.application.ItemCommand.CreateItems;
import dev.firstline.shared.api.application.ItemCommand.EditItem;
import dev.firstline.shared.api.application.ItemCommand.NewItem;
import dev.firstline.shared.api.application.ItemId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is shown of items stands and falls with the events: an event told twice changes nothing, all told anew give the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ItemReadModelsContract {

    private static final Map<String, String> TABLES_AND_ORDER = Map.of(
            "application_view_item", "item_id",
            "application_view_account", "item_id, type, folded_value",
            "application_view_item_version", "item_id, version");
    private static final String SCHEMA = """
            {"x-firstline-title-field": "name", "properties": {
              "name": {"title": "Name", "x-firstline-type": "TEXT"},
              "accounts": {"title": "Accounts", "x-firstline-type": "ACCOUNT"}}}""";
    private static final Actor MAKER = new Actor.Process("test");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final TestDatabase.Kind kind;
    private final ApplicationId register = new ApplicationId(UUID.randomUUID());
    private SampleDesk sample;
    private Desk desk;

    ItemReadModelsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void the_life_of_a_register() {
        sample = SampleDesk.open(TestDatabase.fresh(kind));
        desk = sample.desk();
        send(new DefineApplication(register, "Clients", SCHEMA));
        var ann = new ItemId(UUID.randomUUID());
        send(new CreateItem(ann, register, values("Ann", "ann", "+44 1")));
        send(new EditItem(ann, register, 1, values("Ann of Acme", "+44 1", "+44 2")));
        send(new EditItem(ann, register, 2, values("Ann of Acme")));
        send(new AddAccount(ann, "INTERNAL", "ann"));
        send(new CreateItem(new ItemId(UUID.randomUUID()), register, values("Bob", "ann")));
        var last = new ItemId(UUID.randomUUID());
        send(new CreateItems(
                register,
                List.of(
                        new NewItem(new ItemId(UUID.randomUUID()), values("Cid")),
                        new NewItem(last, values("Dan", "dan"))),
                false));
        var positions = desk.get(Positions.class);
        var newest = positions.lastOf(last.toString()).orElseThrow();
        if (!positions.await("applications", newest, LONGEST)) {
            throw new AssertionError("the lists did not come as far as " + newest);
        }
    }

    private static String values(String name, String... accounts) {
        var listed = List.of(accounts).stream()
                .map(account -> "{\"type\": \"PHONE\", \"value\": \"" + account + "\"}")
                .toList();
        return "{\"name\": \"" + name + "\"" + (listed.isEmpty() ? "" : ", \"accounts\": " + listed) + "}";
    }

    @AfterAll
    void close() {
        sample.close();
    }

    private void send(Object command) {
        desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, MAKER.asMetaData()));
    }

    @Test
    void the_same_events_again_change_nothing_in_whatever_order() {
        var before = contents();
        assertThat(before.values()).as("something is known of everything").noneMatch(List::isEmpty);
        assertThat(before.get("application_view_item_version"))
                .as("versions of items, some of them changed")
                .hasSizeGreaterThan(6);

        tell(events().toList(), 1);
        assertThat(contents()).isEqualTo(before);

        var backwards = new ArrayList<>(events().toList());
        Collections.reverse(backwards);
        tell(backwards, 1);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void all_events_told_from_the_start_give_the_same_again_even_twice_each() {
        for (int times : List.of(1, 2)) {
            var before = contents();

            inTransaction(() -> TABLES_AND_ORDER
                    .keySet()
                    .forEach(table -> desk.jdbc().sql("delete from " + table).update()));
            tell(events().toList(), times);

            assertThat(contents()).isEqualTo(before);
        }
    }

    private Map<String, List<Map<String, Object>>> contents() {
        return TABLES_AND_ORDER.keySet().stream()
                .collect(toMap(
                        identity(),
                        table -> desk.jdbc()
                                .sql("select * from " + table + " order by " + TABLES_AND_ORDER.get(table))
                                .query()
                                .listOfRows()));
    }

    private Stream<? extends EventMessage<?>> events() {
        return desk.get(EventStorageEngine.class).readEvents(null, false);
    }

    private void tell(List<? extends EventMessage<?>> events, int times) {
        var projection = new AnnotationEventHandlerAdapter(
                desk.context().getBean("itemProjection"), desk.get(ParameterResolverFactory.class));
        for (EventMessage<?> event : events) {
            for (int time = 0; time < times; time++) {
                inTransaction(() -> tell(event, projection));
            }
        }
    }

    private static void tell(EventMessage<?> event, AnnotationEventHandlerAdapter projection) {
        DefaultUnitOfWork.startAndGet(event).execute(() -> {
            try {
                if (projection.canHandle(event)) {
                    projection.handle(event);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(desk.get(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }
}
