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

    /** An employee was locked out until further notice; his memberships stay, and give him nothing. */
    @StoredAs("people.EmployeeDeactivated")
    record EmployeeDeactivated(EmployeeId employee) implements EmployeeEvent {}

    /** A deactivated employee was let in again. */
    @StoredAs("people.EmployeeActivated")
    record EmployeeActivated(EmployeeId employee) implements EmployeeEvent {}

    /** An employee signs in by this identity of the provider's from now on. */
    @StoredAs("people.IdentityLinked")
    record IdentityLinked(
            EmployeeId employee,
            String issuer,
            @Personal(subject = "employee") String subject) implements EmployeeEvent {}
}
