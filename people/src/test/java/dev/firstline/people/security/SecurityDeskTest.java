package dev.firstline.people.security;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.security.SecurityCommand.KeepSecurityEntry;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecurityDeskTest {

    private static final EmployeeId EMPLOYEE = EmployeeId.of("00000000-0000-4000-8000-00000000000e");
    private static final Actor BY_HIMSELF = new Actor.Employee(EMPLOYEE);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryEntries entries = new InMemoryEntries();

    private SecurityDesk at(Instant now) {
        return new SecurityDesk(entries, UUID::randomUUID, Clock.fixed(now, UTC));
    }

    private static KeepSecurityEntry used(String token, String address) {
        return new KeepSecurityEntry(SecurityEvent.TOKEN_USED, EMPLOYEE, address, Map.of("token", token));
    }

    @Test
    void an_entry_tells_who_did_what_when_and_from_where() {
        at(NOW).handle(
                        new KeepSecurityEntry(SecurityEvent.SIGNED_IN, EMPLOYEE, "::1", Map.of("with", "PASSWORD")),
                        BY_HIMSELF);
        assertThat(entries.kept.values())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new SecurityView.Entry(
                        UUID.randomUUID(),
                        NOW,
                        SecurityEvent.SIGNED_IN,
                        BY_HIMSELF,
                        EMPLOYEE,
                        "::1",
                        Map.of("with", "PASSWORD")));
    }

    @Test
    void where_nobody_is_signed_in_nobody_did_it() {
        at(NOW).handle(
                        new KeepSecurityEntry(SecurityEvent.SIGN_IN_FAILED, null, "::1", Map.of()),
                        new Actor.Process("edge"));
        assertThat(entries.kept.values()).extracting(SecurityView.Entry::actor).containsOnlyNulls();
    }

    @Test
    void the_uses_of_a_token_from_one_address_on_one_day_are_one_entry() {
        at(NOW).handle(used("a", "::1"), BY_HIMSELF);
        at(NOW.plus(Duration.ofHours(23))).handle(used("a", "::1"), BY_HIMSELF);
        assertThat(entries.kept).hasSize(1);
    }

    @Test
    void another_day_another_address_or_another_token_is_another_entry() {
        at(NOW).handle(used("a", "::1"), BY_HIMSELF);
        at(NOW.plus(Duration.ofDays(1))).handle(used("a", "::1"), BY_HIMSELF);
        at(NOW).handle(used("a", "::2"), BY_HIMSELF);
        at(NOW).handle(used("b", "::1"), BY_HIMSELF);
        assertThat(entries.kept).hasSize(4);
    }

    private static final class InMemoryEntries implements SecurityEntries {

        private final Map<UUID, SecurityView.Entry> kept = new LinkedHashMap<>();

        @Override
        public void keep(SecurityView.Entry entry) {
            kept.putIfAbsent(entry.id(), entry);
        }

        @Override
        public void forgetBefore(Instant moment) {
            kept.values().removeIf(entry -> entry.at().isBefore(moment));
        }
    }
}
