package dev.firstline.app.signin.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import dev.firstline.app.secret.TokenHash;
import dev.firstline.app.web.SecurityLog;
import dev.firstline.app.web.TokenAuthority;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.security.SecurityEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Lets programs in by tokens the provider signed and made out to Firstline. */
@Component
public final class ProgramTokens implements AuthenticationManager {

    private static final String SCOPE_PREFIX = "firstline.";
    private static final Duration ADMISSION_HOLDS = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final OidcSettings settings;
    private final Provider provider;
    private final Admission admission;
    private final SecurityLog log;
    private final Cache<String, EmployeeId> admitted = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(ADMISSION_HOLDS)
            .build();

    ProgramTokens(OidcSettings settings, Provider provider, Admission admission, SecurityLog log) {
        this.settings = settings;
        this.provider = provider;
        this.admission = admission;
        this.log = log;
    }

    @Override
    public Authentication authenticate(Authentication bearer) {
        var token = ((BearerTokenAuthenticationToken) bearer).getToken();
        if (!settings.isPresent()) {
            throw new InvalidBearerTokenException("no provider");
        }
        var jwt = read(token);
        var scope = new TokenAuthority(scope(jwt));
        return new JwtAuthenticationToken(jwt, List.of(scope), employee(jwt).toString());
    }

    private Jwt read(String token) {
        try {
            return provider.known().decoder(forFirstline()).decode(token);
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("not acceptable", e);
        } catch (JwtException e) {
            if (isUnknownKeyAgain(e)) {
                throw new InvalidBearerTokenException("signed with an unknown key", e);
            }
            throw new ProviderProblemException(ProviderProblem.PROVIDER_UNAVAILABLE, e);
        }
    }

    /** So many keys were looked for just now that this one is not. */
    private static boolean isUnknownKeyAgain(JwtException e) {
        return e.getCause() instanceof RateLimitReachedException;
    }

    private OAuth2TokenValidator<Jwt> forFirstline() {
        var type = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                type,
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.expectedAudience()),
                new JwtClaimValidator<>("exp", ends -> ends != null));
    }

    private EmployeeId employee(Jwt jwt) {
        var hash = TokenHash.of(jwt.getTokenValue());
        var known = admitted.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        var employee = admission.admit(jwt);
        log.by(employee, SecurityEvent.TOKEN_USED, Map.of("with", "PROVIDER"));
        admitted.put(hash, employee);
        return employee;
    }

    /** The broadest of our scopes the token has; a token that has none is not limited. */
    private static TokenScope scope(Jwt jwt) {
        var told = told(jwt.getClaims().get("scope"));
        return Arrays.stream(TokenScope.values())
                .filter(scope -> told.contains(SCOPE_PREFIX + scope.name().toLowerCase(Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElse(TokenScope.ADMINISTER);
    }

    private static Set<?> told(@Nullable Object claim) {
        if (claim instanceof Collection<?> many) {
            return Set.copyOf(many);
        }
        return claim instanceof String text ? Set.copyOf(Arrays.asList(text.split(" "))) : Set.of();
    }
}
