package dev.firstline.people;

import static dev.firstline.people.InMemoryPeople.BY_ADMINISTRATOR;
import static dev.firstline.people.InMemoryPeople.BY_FIRSTLINE;
import static dev.firstline.people.InMemoryPeople.BY_HIMSELF;
import static dev.firstline.people.InMemoryPeople.EMPLOYEE;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenCommand.IssueToken;
import dev.firstline.shared.api.people.TokenCommand.RevokeToken;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenDeskTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID TOKEN = UUID.fromString("00000000-0000-4000-8000-0000000000f0");
    private static final IssueToken ISSUE = new IssueToken(TOKEN, EMPLOYEE, " ci ", "hash", NOW.plusSeconds(1));
    private static final RevokeToken REVOKE = new RevokeToken(TOKEN, EMPLOYEE);

    private final InMemoryPeople people = new InMemoryPeople();
    private final InMemoryTokens tokens = new InMemoryTokens();
    private final TokenDesk desk = new TokenDesk(people, tokens, Clock.fixed(NOW, UTC));

    @BeforeEach
    void setUp() {
        people.employees.add(EMPLOYEE);
    }

    @Test
    void an_employee_gets_a_token() {
        desk.handle(ISSUE, BY_HIMSELF);
        assertThat(tokens.kept).containsExactly(Map.entry(TOKEN, "ci of " + EMPLOYEE + ": hash from " + NOW));
    }

    @Test
    void nobody_gets_a_token_of_a_colleague() {
        assertRefused(() -> desk.handle(ISSUE, BY_ADMINISTRATOR), new NotAllowed());
        assertThat(tokens.kept).isEmpty();
    }

    @Test
    void whoever_is_unknown_gets_no_token() {
        people.employees.clear();
        assertRefused(() -> desk.handle(ISSUE, BY_FIRSTLINE), new NotFound());
        assertThat(tokens.kept).isEmpty();
    }

    @Test
    void a_token_that_has_expired_already_is_refused() {
        assertRefused(
                () -> desk.handle(new IssueToken(TOKEN, EMPLOYEE, "ci", "hash", NOW), BY_HIMSELF),
                new InvalidValue("expiresAt", Problem.MALFORMED));
    }

    @Test
    void a_token_needs_a_name() {
        assertRefused(
                () -> desk.handle(new IssueToken(TOKEN, EMPLOYEE, " ", "hash", null), BY_HIMSELF),
                new InvalidValue("name", Problem.REQUIRED));
    }

    @Test
    void an_id_in_use_is_refused() {
        desk.handle(ISSUE, BY_HIMSELF);
        assertRefused(() -> desk.handle(ISSUE, BY_HIMSELF), new IdReused());
    }

    @Test
    void an_employee_ends_his_token() {
        desk.handle(ISSUE, BY_HIMSELF);
        desk.handle(REVOKE, BY_HIMSELF);
        assertThat(tokens.kept).isEmpty();
    }

    @Test
    void a_token_that_is_not_there_cannot_be_ended() {
        assertRefused(() -> desk.handle(REVOKE, BY_HIMSELF), new NotFound());
    }

    @Test
    void nobody_ends_a_token_of_a_colleague() {
        desk.handle(ISSUE, BY_HIMSELF);
        assertRefused(() -> desk.handle(REVOKE, BY_ADMINISTRATOR), new NotAllowed());
        assertThat(tokens.kept).hasSize(1);
    }

    private static void assertRefused(ThrowingCallable call, Refusal refusal) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static final class InMemoryTokens implements Tokens {

        private final Map<UUID, String> kept = new HashMap<>();

        @Override
        public boolean keep(
                UUID token, EmployeeId employee, String name, String hash, Instant createdAt, Instant expiresAt) {
            return kept.putIfAbsent(token, name + " of " + employee + ": " + hash + " from " + createdAt) == null;
        }

        @Override
        public boolean end(UUID token, EmployeeId employee) {
            return kept.remove(token) != null;
        }
    }
}
