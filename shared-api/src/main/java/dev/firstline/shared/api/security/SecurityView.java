package dev.firstline.shared.api.security;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is answered of the security log. */
public sealed interface SecurityView {

    /**
     * One entry.
     *
     * @param actor who did it; none where nobody was signed in
     * @param employee whom it is about; none where that is unknown
     */
    record Entry(
            UUID id,
            Instant at,
            SecurityEvent event,
            @Nullable Actor actor,
            @Nullable EmployeeId employee,
            @Nullable String address,
            Map<String, String> facts)
            implements SecurityView {
        public Entry {
            facts = Map.copyOf(facts);
        }
    }
}
