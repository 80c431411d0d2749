package dev.firstline.shared.api.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with a program's bearer tokens. They are rows, not events: a token is a secret, and only its hash is kept. */
public sealed interface TokenCommand {

    /** Keeps a new token of the employee by its SHA-256 hash, in hexadecimal. */
    record IssueToken(
            UUID token,
            EmployeeId employee,
            String name,
            String hash,
            TokenScope scope,
            @Nullable Instant expiresAt) implements TokenCommand {
        @Override
        public String toString() {
            return "IssueToken[" + token + "]";
        }
    }

    /** Ends one of the employee's tokens; {@code NotFound} where it is not his. */
    record RevokeToken(UUID token, EmployeeId employee) implements TokenCommand {}
}
