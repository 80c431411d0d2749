package dev.firstline.shared.api.people;

import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.line.LineId;
import java.util.Set;

/** Why something asked of employees, groups, presence or tokens was not done. */
public sealed interface PeopleRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** Another employee signs in by this login, compared without case. */
    record LoginTaken() implements PeopleRefusal {}

    /** Another group has this name, compared NFKC and case-folded. */
    record GroupNameTaken(GroupId group) implements PeopleRefusal {}

    /** Lines use the group. */
    record GroupInUse(Set<LineId> lines) implements PeopleRefusal {
        public GroupInUse {
            lines = Set.copyOf(lines);
        }
    }

    /** System groups are neither renamed nor deleted. */
    record SystemGroup() implements PeopleRefusal {}

    /** Another employee signs in by this identity of the provider's. */
    record IdentityTaken() implements PeopleRefusal {}

    /** The employee was deactivated. */
    record EmployeeDeactivated() implements PeopleRefusal {}

    /** The program's token is good for less than this needs. */
    record ScopeTooSmall(TokenScope needed) implements PeopleRefusal {
        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }

    /** Firstline always has an administrator. */
    record LastAdministrator() implements PeopleRefusal {}

    /** The installation has its first administrator already. */
    record FirstRunClosed() implements PeopleRefusal {
        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }
    }
}
