package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.PeopleRefusal.ScopeTooSmall;
import dev.firstline.shared.api.people.TokenScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.web.method.HandlerMethod;

class ScopeCheckTest {

    private final ScopeCheck check = new ScopeCheck();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_program_whose_token_says_nothing_may_look_and_no_more() throws Exception {
        signIn(program());
        assertThat(passes("GET")).isTrue();
        assertThatThrownBy(() -> passes("POST"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new ScopeTooSmall(TokenScope.ADMINISTER)));
    }

    @Test
    void a_program_does_what_its_token_is_good_for() throws Exception {
        signIn(program(new TokenAuthority(TokenScope.ADMINISTER)));
        assertThat(passes("POST")).isTrue();
    }

    @Test
    void the_console_is_not_limited() throws Exception {
        signIn(UsernamePasswordAuthenticationToken.authenticated("somebody", null, List.of()));
        assertThat(passes("POST")).isTrue();
    }

    private static void signIn(Authentication caller) {
        SecurityContextHolder.getContext().setAuthentication(caller);
    }

    private static Authentication program(GrantedAuthority... authorities) {
        var now = Instant.parse("2026-01-01T00:00:00Z");
        return new BearerTokenAuthentication(
                new DefaultOAuth2AuthenticatedPrincipal("somebody", Map.of("sub", "somebody"), List.of(authorities)),
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "token", now, now.plusSeconds(60)),
                List.of(authorities));
    }

    private boolean passes(String method) throws NoSuchMethodException {
        return check.preHandle(
                new MockHttpServletRequest(method, "/api/things"),
                new MockHttpServletResponse(),
                new HandlerMethod(this, ScopeCheckTest.class.getDeclaredMethod("things")));
    }

    void things() {}
}
