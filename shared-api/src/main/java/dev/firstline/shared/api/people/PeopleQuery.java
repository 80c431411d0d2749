package dev.firstline.shared.api.people;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about people. */
public sealed interface PeopleQuery {

    /** Who is this, with the groups he is in now? Answers an {@code Optional} of {@link PeopleView.Profile}. */
    record FindProfile(EmployeeId employee) implements PeopleQuery {}

    /** What does the password of this login hash to? Answers an {@code Optional} of {@link PeopleView.Credential}. */
    record FindCredential(String login) implements PeopleQuery {
        @Override
        public String toString() {
            return "FindCredential[]";
        }
    }

    /** Whose token hashes to this, if it has not expired? Answers an {@code Optional} of {@link EmployeeId}. */
    record FindTokenOwner(String hash) implements PeopleQuery {
        @Override
        public String toString() {
            return "FindTokenOwner[]";
        }
    }

    /** Which tokens does the employee have? Answers a list of {@link PeopleView.Token}. */
    record ListTokens(EmployeeId employee) implements PeopleQuery {}

    /** Is there an administrator yet? Answers a {@code Boolean}. */
    record HasAdministrator() implements PeopleQuery {}

    /** Employees by name, their names or logins containing the text. Answers a page of {@link PeopleView.Employee}; administrators only. */
    record ListEmployees(Viewer viewer, @Nullable String search, PageRequest page) implements PeopleQuery {}

    /** One employee. Answers an {@code Optional} of {@link PeopleView.Employee}; administrators only. */
    record FindEmployee(Viewer viewer, EmployeeId employee) implements PeopleQuery {}

    /** Groups by name, their names containing the text. Answers a page of {@link PeopleView.Group}; for administrators, and for supervisors, who may choose among them. */
    record ListGroups(Viewer viewer, @Nullable String search, PageRequest page) implements PeopleQuery {}

    /** What are these called now, deleted groups included? Answers {@link PeopleView.Names}. */
    record NamePeople(Set<EmployeeId> employees, Set<GroupId> groups) implements PeopleQuery {
        public NamePeople {
            employees = Set.copyOf(employees);
            groups = Set.copyOf(groups);
        }
    }
}
