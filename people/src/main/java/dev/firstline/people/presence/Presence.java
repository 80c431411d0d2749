package dev.firstline.people.presence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleRefusal.EmployeeDeactivated;
import dev.firstline.shared.api.people.PresenceCommand.GoOfflineWhereAbsent;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceEvent.WentOffline;
import dev.firstline.shared.api.people.PresenceEvent.WentOnline;
import dev.firstline.shared.api.people.PresenceId;
import dev.firstline.shared.api.people.PresenceStatus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Whether an employee acts as an operator; a stream of its own, so that it does not stand in the way of the employee's. */
@AggregateRoot
final class Presence {

    @AggregateIdentifier
    private @Nullable PresenceId id;

    private PresenceStatus status = PresenceStatus.OFFLINE;

    Presence() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetPresence command, Actor actor, Staff staff) {
        if (actor instanceof Actor.Employee self && !self.id().equals(command.employee())) {
            throw new RefusedException(new NotAllowed());
        }
        if (!staff.includes(command.employee())) {
            throw new RefusedException(new NotFound());
        }
        if (command.status() == PresenceStatus.ONLINE && !staff.isActive(command.employee())) {
            throw new RefusedException(new EmployeeDeactivated());
        }
        if (command.status() != status) {
            apply(change(command.employee(), command.status()));
        }
    }

    /** Firstline saw nobody; whoever gave a sign of life since then is there after all. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GoOfflineWhereAbsent command, Actor actor, SignsOfLife signs) {
        if (actor instanceof Actor.Employee) {
            throw new RefusedException(new NotAllowed());
        }
        if (status == PresenceStatus.ONLINE && !signs.givenSince(command.since(), command.employee())) {
            apply(new WentOffline(command.employee()));
        }
    }

    private static Object change(EmployeeId employee, PresenceStatus status) {
        return switch (status) {
            case ONLINE -> new WentOnline(employee);
            case OFFLINE -> new WentOffline(employee);
        };
    }

    @EventSourcingHandler
    void on(WentOnline event) {
        id = PresenceId.of(event.employee());
        status = PresenceStatus.ONLINE;
    }

    @EventSourcingHandler
    void on(WentOffline event) {
        status = PresenceStatus.OFFLINE;
    }
}
