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

    /** Somebody who signed in. {@code hasPassword}: whether he can sign in with one. */
    record Profile(
            EmployeeId id,
            String login,
            String name,
            boolean active,
            Set<GroupId> groups,
            PresenceStatus presence,
            @Nullable String email,
            boolean hasPassword,
            Preferences preferences)
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

    /** How somebody wants to see Firstline; what he never chose is absent. */
    record Preferences(
            @Nullable String language,
            @Nullable Theme theme,
            @Nullable SendKey sendKey,
            @Nullable Boolean soundOnNewSession,
            @Nullable Boolean soundOnNewMessage,
            @Nullable Boolean soundOnAssigned,
            @Nullable Boolean soundOnMention,
            @Nullable Boolean notifyOnNewSession,
            @Nullable Boolean notifyOnNewMessage,
            @Nullable Boolean notifyOnAssigned,
            @Nullable Boolean notifyOnMention,
            @Nullable Boolean shortcuts)
            implements PeopleView {}

    /** Light, dark, or as the device is set. */
    enum Theme {
        LIGHT,
        DARK,
        DEVICE
    }

    /** Which key sends what was written. */
    enum SendKey {
        ENTER,
        MODIFIER_ENTER
    }

    /** Whom a token lets in, and for what. */
    record TokenOwner(UUID token, EmployeeId employee, TokenScope scope) implements PeopleView {}

    /** A program's token, without the token. */
    record Token(
            UUID id,
            String name,
            TokenScope scope,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt)
            implements PeopleView {}

    /** An employee as administrators see him; {@code byProvider}: whether he signs in by the identity provider. */
    record Employee(
            EmployeeId id,
            String login,
            String name,
            @Nullable String email,
            boolean active,
            boolean byProvider,
            List<Reference> groups)
            implements PeopleView {
        public Employee {
            groups = List.copyOf(groups);
        }
    }

    /** A group as administrators see it; {@code members} counts, {@code providerName} is the provider's group it is mapped to. */
    record Group(
            GroupId id,
            String name,
            int members,
            boolean system,
            @Nullable String providerName) implements PeopleView {}

    /** What employees and groups are called now; whoever is unknown is missing. */
    record Names(Map<EmployeeId, String> employees, Map<GroupId, String> groups) implements PeopleView {
        public Names {
            employees = Map.copyOf(employees);
            groups = Map.copyOf(groups);
        }
    }
}
