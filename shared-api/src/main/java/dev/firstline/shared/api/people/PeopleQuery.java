package dev.firstline.shared.api.people;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import java.time.Instant;
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

    /** Who signs in by this identity of the provider's? Answers an {@code Optional} of {@link EmployeeId}. */
    record FindIdentity(ProviderIdentity identity) implements PeopleQuery {}

    /** Whose token hashes to this, if it has not expired? Answers an {@code Optional} of {@link PeopleView.TokenOwner}. */
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

    /** Employees by name, their names or logins containing the text, of a group, active or not. Answers a page of {@link PeopleView.Employee}; administrators only. */
    record ListEmployees(
            Viewer viewer,
            @Nullable String search,
            @Nullable GroupId group,
            @Nullable Boolean active,
            PageRequest page) implements PeopleQuery {}

    /** One employee. Answers an {@code Optional} of {@link PeopleView.Employee}; administrators only. */
    record FindEmployee(Viewer viewer, EmployeeId employee) implements PeopleQuery {}

    /** Groups by name, their names containing the text. Answers a page of {@link PeopleView.Group}; for administrators, and for supervisors who may choose among them. */
    record ListGroups(Viewer viewer, @Nullable String search, PageRequest page) implements PeopleQuery {}

    /** One group. Answers an {@code Optional} of {@link PeopleView.Group}; administrators only. */
    record FindGroup(Viewer viewer, GroupId group) implements PeopleQuery {}

    /** Who is online without a sign of life since then? Answers a list of {@link EmployeeId}. */
    record ListAbsent(Instant since) implements PeopleQuery {}

    /** What are these called now, deleted groups included? Answers {@link PeopleView.Names}. */
    record NamePeople(Set<EmployeeId> employees, Set<GroupId> groups) implements PeopleQuery {
        public NamePeople {
            employees = Set.copyOf(employees);
            groups = Set.copyOf(groups);
        }
    }
}
