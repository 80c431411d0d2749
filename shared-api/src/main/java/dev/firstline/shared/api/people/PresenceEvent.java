package dev.firstline.shared.api.people;

import dev.firstline.shared.api.StoredAs;

/** A real change of an employee's presence. */
public sealed interface PresenceEvent {

    EmployeeId employee();

    /** An employee began to act as an operator. */
    @StoredAs("people.WentOnline")
    record WentOnline(EmployeeId employee) implements PresenceEvent {}

    /** An employee ceased to act as an operator. */
    @StoredAs("people.WentOffline")
    record WentOffline(EmployeeId employee) implements PresenceEvent {}
}
