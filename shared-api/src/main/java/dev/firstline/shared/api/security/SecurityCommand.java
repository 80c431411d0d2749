package dev.firstline.shared.api.security;

import dev.firstline.shared.api.people.EmployeeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the security log is told by the edges; what events tell, it hears by itself. Entries are rows: nobody decides by them. */
public sealed interface SecurityCommand {

    /**
     * Keeps an entry.
     *
     * @param employee whom it is about; none where that is unknown. What somebody typed as login is never kept: it may be a password.
     * @param address the network address it came from
     * @param facts ids and plain values, by name; no texts of people
     */
    record KeepSecurityEntry(
            SecurityEvent event,
            @Nullable EmployeeId employee,
            @Nullable String address,
            Map<String, String> facts) implements SecurityCommand {
        public KeepSecurityEntry {
            facts = Map.copyOf(facts);
        }
    }
}
