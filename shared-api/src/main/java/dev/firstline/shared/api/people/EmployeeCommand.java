package dev.firstline.shared.api.people;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What an employee can be asked to do or have done to him. Passwords arrive hashed; no message ever holds one in clear. */
public sealed interface EmployeeCommand {

    EmployeeId employee();

    /** Takes an employee on, at once in the groups given; without a hash he cannot sign in with a password yet. */
    record CreateEmployee(
            @TargetAggregateIdentifier EmployeeId employee,
            String login,
            String name,
            @Nullable String email,
            Set<GroupId> groups,
            @Nullable String passwordHash)
            implements EmployeeCommand {
        public CreateEmployee {
            groups = Set.copyOf(groups);
        }

        @Override
        public String toString() {
            return "CreateEmployee[" + employee + "]";
        }
    }

    /** Makes the first administrator of a new installation; refused once there is one. */
    record CreateFirstAdministrator(
            @TargetAggregateIdentifier EmployeeId employee, String login, String name, String passwordHash)
            implements EmployeeCommand {
        @Override
        public String toString() {
            return "CreateFirstAdministrator[" + employee + "]";
        }
    }

    /** Gives an employee another name. */
    record RenameEmployee(@TargetAggregateIdentifier EmployeeId employee, String name) implements EmployeeCommand {}

    /** Sets or, with none, removes an employee's e-mail address. */
    record ChangeEmail(
            @TargetAggregateIdentifier EmployeeId employee,
            @Nullable String email) implements EmployeeCommand {}

    /** Replaces an employee's password by the one hashed here. */
    record ChangePassword(@TargetAggregateIdentifier EmployeeId employee, String passwordHash)
            implements EmployeeCommand {
        @Override
        public String toString() {
            return "ChangePassword[" + employee + "]";
        }
    }

    /** Ends an employee's work with Firstline until he is activated again: he is signed out everywhere. The last administrator stays. */
    record DeactivateEmployee(@TargetAggregateIdentifier EmployeeId employee) implements EmployeeCommand {}

    /** Lets a deactivated employee in again, in the groups he was in. */
    record ActivateEmployee(@TargetAggregateIdentifier EmployeeId employee) implements EmployeeCommand {}

    /**
     * Takes over what the identity provider says of somebody who signs in by it: takes him on where he is new, and sets name, address
     * and the memberships of groups that are mapped to a group of the provider's.
     *
     * @param employee whom the identity belongs to or, where it is unknown, will belong to
     * @param providerGroups the provider's names of the groups he is in there
     */
    record AdmitFromProvider(
            @TargetAggregateIdentifier EmployeeId employee,
            ProviderIdentity identity,
            String login,
            String name,
            @Nullable String email,
            Set<String> providerGroups)
            implements EmployeeCommand {
        public AdmitFromProvider {
            providerGroups = Set.copyOf(providerGroups);
        }

        @Override
        public String toString() {
            return "AdmitFromProvider[" + employee + "]";
        }
    }

    /** Makes an employee a member of a group; changes nothing where he is one. */
    record JoinGroup(@TargetAggregateIdentifier EmployeeId employee, GroupId group) implements EmployeeCommand {}

    /** Ends an employee's membership; changes nothing where there is none. The last administrator stays one. */
    record LeaveGroup(@TargetAggregateIdentifier EmployeeId employee, GroupId group) implements EmployeeCommand {}
}
