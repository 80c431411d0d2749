package dev.firstline.shared.api.people;

import java.time.Instant;
import java.util.Set;
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

    /** Turns an employee offline who has given no sign of life since that moment; answers without an event where he has. */
    record GoOfflineWhereAbsent(EmployeeId employee, Instant since) implements PresenceCommand {
        @TargetAggregateIdentifier
        public PresenceId presence() {
            return PresenceId.of(employee);
        }
    }

    /** Notes that these employees are there now: they called, or have a stream open. Kept as rows, at most every 30 s each. */
    record GiveSignsOfLife(Set<EmployeeId> employees) implements PresenceCommand {
        public GiveSignsOfLife {
            employees = Set.copyOf(employees);
        }
    }
}
