package dev.firstline.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new PasswordHashing().passwordEncoder());

    private void assertRefused(Problem problem, String password, String... about) {
        assertThatThrownBy(() -> passwords.hash(password, about))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new InvalidValue("password", problem)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"long enough", "correct horse", "привет, коллеги", "x7#Lq!9bTz"})
    void a_password_hard_to_guess_is_hashed_with_argon2id_at_owasps_cost(String password) {
        assertThat(passwords.hash(password)).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void a_password_has_10_to_200_characters() {
        assertRefused(Problem.TOO_SHORT, "x7#Lq!9bT");
        assertRefused(Problem.TOO_LONG, "x7#Lq!9bTz".repeat(20) + "x");
        assertThat(passwords.hash("x7#Lq!9bTz" + "x7".repeat(95))).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "P@ssw0rd12",
                "qwertyuiop",
                "1234567890",
                "aaaaaaaaaaaa",
                "Firstline2026",
                "парольпароль",
                "пароль12345",
                "йцукенгшщз",
                "Gfhjkm12345"
            })
    void a_common_password_is_refused(String password) {
        assertRefused(Problem.TOO_COMMON, password);
    }

    @Test
    void a_password_made_of_login_or_name_is_refused() {
        assertRefused(Problem.TOO_COMMON, "olga.one.2026", "olga.one.2026", "Olga One");
        assertRefused(Problem.TOO_COMMON, "OlgaPetrova1", "op", "Olga Petrova");
        assertRefused(Problem.TOO_COMMON, "ОльгаПетрова1", "op", "Ольга Петрова");
        assertThat(passwords.hash("OlgaPetrova1", "boss", "Bea Boss")).isNotBlank();
    }

    @Test
    void only_the_beginning_is_measured() {
        assertRefused(Problem.TOO_COMMON, "a".repeat(32) + "x7#Lq!9bTz");
    }
}
