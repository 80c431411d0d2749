package dev.firstline.shared.api.people;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What presence can be asked to become. */
public sealed interface PresenceCommand {

    /** Turns an employee online or offline; answers without an event where he is that already. */
    record SetPresence(EmployeeId employee, PresenceStatus status) implements PresenceCommand {
        @TargetAggregateIdentifier
        public PresenceId presence() {
            return PresenceId.of(employee);
        }
    }
}
