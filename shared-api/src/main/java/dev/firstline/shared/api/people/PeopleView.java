package dev.firstline.shared.api.people;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is answered about people. */
public sealed interface PeopleView {

    /** Somebody who signed in. {@code language} is absent until he chose one. */
    record Profile(
            EmployeeId id,
            String login,
            String name,
            boolean active,
            Set<GroupId> groups,
            PresenceStatus presence,
            @Nullable String language)
            implements PeopleView {
        public Profile {
            groups = Set.copyOf(groups);
        }

        /** The same person as whoever reads. */
        public Viewer asViewer() {
            return new Viewer(id, groups);
        }
    }

    /** What a password is checked against; {@code passwordHash} is absent where none was set. */
    record Credential(EmployeeId employee, @Nullable String passwordHash, boolean active) implements PeopleView {
        @Override
        public String toString() {
            return "Credential[" + employee + "]";
        }
    }

    /** A program's token, without the token. */
    record Token(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) implements PeopleView {}

    /** An employee as administrators see him. */
    record Employee(
            EmployeeId id,
            String login,
            String name,
            @Nullable String email,
            boolean active,
            List<Reference> groups) implements PeopleView {
        public Employee {
            groups = List.copyOf(groups);
        }
    }

    /** A group as administrators see it; {@code members} counts. */
    record Group(GroupId id, String name, int members, boolean system) implements PeopleView {}

    /** What employees and groups are called now; whoever is unknown is missing. */
    record Names(Map<EmployeeId, String> employees, Map<GroupId, String> groups) implements PeopleView {
        public Names {
            employees = Map.copyOf(employees);
            groups = Map.copyOf(groups);
        }
    }
}
