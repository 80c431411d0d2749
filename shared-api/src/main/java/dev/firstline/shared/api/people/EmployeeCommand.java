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

    /** Makes an employee a member of a group; changes nothing where he is one. */
    record JoinGroup(@TargetAggregateIdentifier EmployeeId employee, GroupId group) implements EmployeeCommand {}

    /** Ends an employee's membership; changes nothing where there is none. The last administrator stays one. */
    record LeaveGroup(@TargetAggregateIdentifier EmployeeId employee, GroupId group) implements EmployeeCommand {}
}
