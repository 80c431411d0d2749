package dev.firstline.shared.api.security;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of the security log. */
public sealed interface SecurityQuery {

    /**
     * Entries, newest first. Answers a page of {@link SecurityView.Entry}; administrators and auditors only.
     *
     * @param events only these; all where empty
     * @param employee only what he did or what was done to him
     * @param from at or after this moment
     * @param to before this moment
     */
    record ListSecurityEntries(
            Viewer viewer,
            Set<SecurityEvent> events,
            @Nullable EmployeeId employee,
            @Nullable Instant from,
            @Nullable Instant to,
            PageRequest page)
            implements SecurityQuery {
        public ListSecurityEntries {
            events = Set.copyOf(events);
        }
    }
}
