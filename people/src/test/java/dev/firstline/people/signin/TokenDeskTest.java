package dev.firstline.people.signin;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.Actor;
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
import dev.firstline.shared.api.people.TokenScope;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TokenDeskTest {

    private static final EmployeeId EMPLOYEE = EmployeeId.of("00000000-0000-4000-8000-00000000000e");
    private static final Actor BY_HIMSELF = new Actor.Employee(EMPLOYEE);
    private static final Actor BY_A_COLLEAGUE =
            new Actor.Employee(EmployeeId.of("00000000-0000-4000-8000-00000000000a"));
    private static final Actor BY_FIRSTLINE = new Actor.Process("test");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID TOKEN = UUID.fromString("00000000-0000-4000-8000-0000000000f0");
    private static final IssueToken ISSUE =
            new IssueToken(TOKEN, EMPLOYEE, " ci ", "hash", TokenScope.OPERATE, NOW.plusSeconds(1));
    private static final RevokeToken REVOKE = new RevokeToken(TOKEN, EMPLOYEE);

    private final Set<EmployeeId> owners = new HashSet<>(Set.of(EMPLOYEE));
    private final InMemoryTokens tokens = new InMemoryTokens();
    private final TokenDesk desk = new TokenDesk(owners::contains, tokens, Clock.fixed(NOW, UTC));

    @Test
    void an_employee_gets_a_token() {
        desk.handle(ISSUE, BY_HIMSELF);
        assertThat(tokens.kept)
                .containsExactly(Map.entry(TOKEN, "ci of " + EMPLOYEE + ": hash to OPERATE from " + NOW));
    }

    @Test
    void nobody_gets_a_token_of_a_colleague() {
        assertRefused(() -> desk.handle(ISSUE, BY_A_COLLEAGUE), new NotAllowed());
        assertThat(tokens.kept).isEmpty();
    }

    @Test
    void whoever_is_unknown_gets_no_token() {
        owners.clear();
        assertRefused(() -> desk.handle(ISSUE, BY_FIRSTLINE), new NotFound());
        assertThat(tokens.kept).isEmpty();
    }

    @Test
    void a_token_that_has_expired_already_is_refused() {
        assertRefused(
                () -> desk.handle(new IssueToken(TOKEN, EMPLOYEE, "ci", "hash", TokenScope.READ, NOW), BY_HIMSELF),
                new InvalidValue("expiresAt", Problem.MALFORMED));
    }

    @Test
    void a_token_needs_a_name() {
        assertRefused(
                () -> desk.handle(new IssueToken(TOKEN, EMPLOYEE, " ", "hash", TokenScope.READ, null), BY_HIMSELF),
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
        assertRefused(() -> desk.handle(REVOKE, BY_A_COLLEAGUE), new NotAllowed());
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
                UUID token,
                EmployeeId employee,
                String name,
                String hash,
                TokenScope scope,
                Instant createdAt,
                Instant expiresAt) {
            return kept.putIfAbsent(
                            token, name + " of " + employee + ": " + hash + " to " + scope + " from " + createdAt)
                    == null;
        }

        @Override
        public boolean end(UUID token, EmployeeId employee) {
            return kept.remove(token) != null;
        }
    }
}
