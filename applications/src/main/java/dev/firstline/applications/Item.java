package dev.firstline.applications;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.InvalidValues;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Permission;
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
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One record of an application. What it holds is checked against the application as it is when it is written. */
@AggregateRoot
@SuppressWarnings("NullAway.Init") // the application is set by the first event, ItemCreated
final class Item {

    @AggregateIdentifier
    private @Nullable ItemId id;

    private ApplicationId application;
    private long version;
    private String values = "";

    Item() {}

    /** Writes the item down as one of several. */
    Item(ItemCreated created) {
        apply(created);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Saved handle(CreateItem command, Actor actor, ApplicationFacts facts) {
        facts.demandMay(Permission.EDIT_ITEMS, Permission.READ_ITEMS, actor, command.application());
        if (id != null) {
            throw new RefusedException(new IdReused());
        }
        apply(created(command.item(), command.application(), command.values(), facts));
        return new Saved(command.item().value(), version);
    }

    /** What writing these values down as an item of the application leads to. */
    static ItemCreated created(ItemId item, ApplicationId application, String values, ApplicationFacts facts) {
        var known = lock(application, facts);
        var content = facts.schemas().check(facts.schemas().kept(known.schema()), values, null);
        demandLinksThere(content, facts);
        return new ItemCreated(item, application, 1, known.version(), content.title(), content.values());
    }

    @CommandHandler
    Saved handle(EditItem command, Actor actor, ApplicationFacts facts) {
        if (!command.application().equals(application)) {
            throw new RefusedException(new NotFound());
        }
        facts.demandMay(Permission.EDIT_ITEMS, Permission.READ_ITEMS, actor, application);
        if (command.startedFrom() != version) {
            throw new RefusedException(new StaleItem(command.startedFrom(), version));
        }
        var known = lock(application, facts);
        var content = facts.schemas().check(facts.schemas().kept(known.schema()), command.values(), values);
        demandLinksThere(content, facts);
        change(content, known.version());
        return new Saved(command.item().value(), version);
    }

    @CommandHandler
    void handle(AddAccount command, Actor actor, ApplicationFacts facts) {
        if (!(actor instanceof Actor.Process)) {
            throw new RefusedException(new NotAllowed());
        }
        var known = lock(application, facts);
        facts.schemas()
                .withAccount(facts.schemas().kept(known.schema()), values, command.type(), command.account())
                .ifPresent(content -> change(content, known.version()));
    }

    private void change(Content content, long applicationVersion) {
        if (id != null && !content.values().equals(values)) {
            apply(new ItemChanged(id, application, version + 1, applicationVersion, content.title(), content.values()));
        }
    }

    private static Register.Known lock(ApplicationId application, ApplicationFacts facts) {
        return facts.register().lock(application).orElseThrow(() -> new RefusedException(new NotFound()));
    }

    private static void demandLinksThere(Content content, ApplicationFacts facts) {
        var wrong = content.links().entrySet().stream()
                .filter(link -> !facts.register()
                        .holds(link.getValue().application(), link.getValue().item()))
                .map(Map.Entry::getKey)
                .sorted()
                .map(field -> new InvalidValue("values." + field, Problem.UNKNOWN))
                .toList();
        if (!wrong.isEmpty()) {
            throw new RefusedException(new InvalidValues(wrong));
        }
    }

    @EventSourcingHandler
    void on(ItemCreated event) {
        id = event.item();
        application = event.application();
        version = event.version();
        values = event.values();
    }

    @EventSourcingHandler
    void on(ItemChanged event) {
        version = event.version();
        values = event.values();
    }
}
