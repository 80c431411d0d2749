package dev.firstline.applications;

import static java.util.stream.Collectors.toSet;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.InvalidValues;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Permission;
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
import java.util.ArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A register of records, as it decides what its items may hold. */
@AggregateRoot
final class Application {

    private static final Permission SEEN = Permission.READ_ITEMS;

    @AggregateIdentifier
    private @Nullable ApplicationId id;

    private long version;
    private String name = "";
    private String schema = "";

    Application() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Saved handle(DefineApplication command, Actor actor, ApplicationFacts facts) {
        var application = command.application();
        facts.demandMay(Permission.DEFINE_APPLICATIONS, actor, application);
        if (id != null) {
            throw new RefusedException(new IdReused());
        }
        var called = Name.of("name", command.name()).text();
        var wanted = facts.schemas().written(command.schema());
        demandLinksThere(wanted, application, facts);
        apply(new ApplicationDefined(application, 1, called, wanted.schema(), wanted.accountField()));
        return new Saved(application.value(), version);
    }

    @CommandHandler
    Saved handle(ChangeApplication command, Actor actor, ApplicationFacts facts) {
        var application = command.application();
        facts.demandMay(Permission.DEFINE_APPLICATIONS, SEEN, actor, application);
        if (command.startedFrom() != version) {
            throw new RefusedException(new StaleApplication(command.startedFrom(), version));
        }
        var called = Name.of("name", command.name()).text();
        var wanted = facts.schemas().written(command.schema());
        demandLinksThere(wanted, application, facts);
        facts.register().lock(application);
        demandPossible(facts.schemas().kept(schema), wanted, application, facts);
        var next = version + 1;
        if (!called.equals(name)) {
            apply(new ApplicationRenamed(application, next, called));
        }
        if (!wanted.schema().equals(schema)) {
            apply(new FieldsChanged(application, next, wanted.schema(), wanted.accountField()));
        }
        return new Saved(application.value(), version);
    }

    private static void demandLinksThere(Definition wanted, ApplicationId itself, ApplicationFacts facts) {
        var wrong = wanted.fields().stream()
                .filter(field -> field.linked() != null
                        && !field.linked().equals(itself)
                        && !facts.register().exists(field.linked()))
                .map(field -> new InvalidValue(
                        "schema.properties." + field.name() + ".x-firstline-application", Problem.UNKNOWN))
                .toList();
        if (!wrong.isEmpty()) {
            throw new RefusedException(new InvalidValues(wrong));
        }
    }

    /** What items hold and lines rest on stays. */
    private static void demandPossible(
            Definition before, Definition wanted, ApplicationId application, ApplicationFacts facts) {
        var inUse = facts.register().fieldsInUse(application);
        var gone = inUse.stream().filter(field -> wanted.field(field).isEmpty()).collect(toSet());
        if (!gone.isEmpty()) {
            throw new RefusedException(new FieldInUse(gone));
        }
        var wrong = new ArrayList<InvalidValue>();
        before.fields().stream()
                .filter(field -> inUse.contains(field.name()))
                .filter(field ->
                        !wanted.field(field.name()).map(field::isOfTheKindOf).orElse(true))
                .forEach(field -> wrong.add(
                        new InvalidValue("schema.properties." + field.name() + ".x-firstline-type", Problem.WRONG)));
        if (!inUse.isEmpty() && !wanted.titleField().equals(before.titleField())) {
            wrong.add(new InvalidValue("schema.x-firstline-title-field", Problem.WRONG));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedException(new InvalidValues(wrong));
        }
        if (before.accountField() != null && wanted.accountField() == null) {
            var lines = facts.register().linesUsing(application);
            if (!lines.isEmpty()) {
                throw new RefusedException(new AccountFieldLinked(lines));
            }
        }
    }

    @EventSourcingHandler
    void on(ApplicationDefined event) {
        id = event.application();
        version = event.version();
        name = event.name();
        schema = event.schema();
    }

    @EventSourcingHandler
    void on(ApplicationRenamed event) {
        version = event.version();
        name = event.name();
    }

    @EventSourcingHandler
    void on(FieldsChanged event) {
        version = event.version();
        schema = event.schema();
    }
}
