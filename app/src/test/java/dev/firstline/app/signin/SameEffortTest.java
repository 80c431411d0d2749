package dev.firstline.app.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How long an answer takes must not tell whether a login exists: each compares one password with one hash. */
class SameEffortTest {

    private final AtomicInteger compared = new AtomicInteger();

    private final PasswordEncoder encoder = new PasswordEncoder() {
        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.incrementAndGet();
            return requireNonNull(hash).equals("hash of " + password);
        }
    };

    private final UserDetailsService employees = login -> switch (login) {
        case "active", "inactive" ->
            User.withUsername(login)
                    .password("hash of right")
                    .disabled(login.equals("inactive"))
                    .build();
        default -> throw new UsernameNotFoundException("no such login");
    };

    private final AuthenticationManager byPassword =
            SecurityConfiguration.checked(employees, (user, hash) -> user, encoder);

    @BeforeEach
    void warm() {
        assertRefused("unknown", "wrong");
        compared.set(0);
    }

    private void assertRefused(String login, String password) {
        assertThatThrownBy(() ->
                        byPassword.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(login, password)))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void whoever_is_refused_costs_one_comparison() {
        assertRefused("active", "wrong");
        assertThat(compared).hasValue(1);
        assertRefused("unknown", "wrong");
        assertThat(compared).hasValue(2);
        assertRefused("inactive", "wrong");
        assertThat(compared).hasValue(3);
        assertRefused("inactive", "right");
        assertThat(compared).hasValue(4);
    }
}
