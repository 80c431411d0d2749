package dev.firstline.people.signin;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bearer tokens there are. */
interface Tokens {

    /** Keeps a token; false where its id is in use. */
    boolean keep(
            UUID token,
            EmployeeId employee,
            String name,
            String hash,
            TokenScope scope,
            Instant createdAt,
            @Nullable Instant expiresAt);

    /** Ends a token; false where the employee has no such token. */
    boolean end(UUID token, EmployeeId employee);
}
