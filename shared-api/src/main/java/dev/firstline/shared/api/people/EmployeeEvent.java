package dev.firstline.shared.api.people;

import dev.firstline.shared.api.Personal;
import dev.firstline.shared.api.StoredAs;
import org.jspecify.annotations.Nullable;

/** What happened to an employee. */
public sealed interface EmployeeEvent {

    EmployeeId employee();

    /** An employee was taken on; his groups follow as events of their own in the same commit. */
    @StoredAs("people.EmployeeCreated")
    record EmployeeCreated(
            EmployeeId employee,
            @Personal(subject = "employee") String login,
            @Personal(subject = "employee") String name,
            @Personal(subject = "employee") @Nullable String email)
            implements EmployeeEvent {}

    /** An employee got another name. */
    @StoredAs("people.EmployeeRenamed")
    record EmployeeRenamed(
            EmployeeId employee,
            @Personal(subject = "employee") String name) implements EmployeeEvent {}

    /** An employee's e-mail address was set or removed. */
    @StoredAs("people.EmployeeEmailChanged")
    record EmployeeEmailChanged(
            EmployeeId employee,
            @Personal(subject = "employee") @Nullable String email) implements EmployeeEvent {}

    /** An employee's password was set or replaced; the hash itself is kept outside the events. */
    @StoredAs("people.PasswordChanged")
    record PasswordChanged(EmployeeId employee) implements EmployeeEvent {}

    /** An employee became a member of a group. */
    @StoredAs("people.EmployeeJoinedGroup")
    record EmployeeJoinedGroup(EmployeeId employee, GroupId group) implements EmployeeEvent {}

    /** An employee's membership ended. */
    @StoredAs("people.EmployeeLeftGroup")
    record EmployeeLeftGroup(EmployeeId employee, GroupId group) implements EmployeeEvent {}
}
