package dev.firstline.people;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupCommand.DeleteGroup;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupCommand.RenameGroup;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupMapped;
import dev.firstline.shared.api.people.GroupEvent.GroupRenamed;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleRefusal.GroupInUse;
import dev.firstline.shared.api.people.PeopleRefusal.GroupNameTaken;
import dev.firstline.shared.api.people.PeopleRefusal.SystemGroup;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A group of employees; who is in it, each employee knows himself. */
@AggregateRoot
final class Group {

    @AggregateIdentifier
    private @Nullable GroupId id;

    private @Nullable GroupCreated creation;
    private String name = "";
    private @Nullable String providerName;
    private boolean deleted;

    Group() {}

    /** Again with the same name it changes nothing: so every node may make the system groups when it starts. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateGroup command, Actor actor, Administrators administrators, GroupRegister register) {
        administrators.require(actor);
        var created = new GroupCreated(
                command.group(), Name.of("name", command.name()).text());
        if (creation == null) {
            takeName(created.name(), command.group(), register);
            apply(created);
        } else if (!creation.equals(created)) {
            throw new RefusedException(new IdReused());
        }
    }

    @CommandHandler
    void handle(RenameGroup command, Actor actor, Administrators administrators, GroupRegister register) {
        administrators.require(actor);
        requireThere();
        requireOrdinary(command.group());
        var newName = Name.of("name", command.name()).text();
        if (newName.equals(name)) {
            return;
        }
        if (!Name.folded(newName).equals(Name.folded(name))) {
            takeName(newName, command.group(), register);
            register.freeName(Name.folded(name), command.group());
        }
        apply(new GroupRenamed(command.group(), newName));
    }

    @CommandHandler
    void handle(MapGroup command, Actor actor, Administrators administrators) {
        administrators.require(actor);
        requireThere();
        var entered = command.providerName();
        var newProviderName = entered == null || entered.isBlank()
                ? null
                : Name.of("providerName", entered).text();
        if (!Objects.equals(newProviderName, providerName)) {
            apply(new GroupMapped(command.group(), newProviderName));
        }
    }

    @CommandHandler
    void handle(DeleteGroup command, Actor actor, Administrators administrators, GroupRegister register) {
        administrators.require(actor);
        requireThere();
        requireOrdinary(command.group());
        register.lock(command.group());
        var lines = register.linesUsing(command.group());
        if (!lines.isEmpty()) {
            throw new RefusedException(new GroupInUse(lines));
        }
        register.freeName(Name.folded(name), command.group());
        apply(new GroupDeleted(command.group()));
    }

    private void requireThere() {
        if (deleted) {
            throw new RefusedException(new NotFound());
        }
    }

    private static void requireOrdinary(GroupId group) {
        if (group.isSystem()) {
            throw new RefusedException(new SystemGroup());
        }
    }

    private static void takeName(String name, GroupId group, GroupRegister register) {
        register.takeName(Name.folded(name), group).ifPresent(other -> {
            throw new RefusedException(new GroupNameTaken(other));
        });
    }

    @EventSourcingHandler
    void on(GroupCreated event) {
        id = event.group();
        creation = event;
        name = event.name();
    }

    @EventSourcingHandler
    void on(GroupRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(GroupMapped event) {
        providerName = event.providerName();
    }

    @EventSourcingHandler
    void on(GroupDeleted event) {
        deleted = true;
    }
}
