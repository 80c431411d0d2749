package dev.firstline.app.signin.provider;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The organisation's identity provider as it describes itself. It is asked when somebody needs it, never at the start: Firstline
 * starts, and local accounts sign in, whether it is there or not.
 */
@Component
final class Provider {

    /** What the provider and the browser are sent back to. */
    static final String CALLBACK = "/api/sign-in/provider/callback";

    /** What two clocks may differ by. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(5);
    private static final Duration KEYS_OUTLIVE_OUTAGE = Duration.ofHours(1);
    private static final int KEYS_MAX_BYTES = 500_000;

    private final OidcSettings settings;
    private final Clock clock;
    private final JdkClientHttpRequestFactory http;
    private final RestClient client;
    private volatile @Nullable Known known;
    private volatile Instant notBefore = Instant.MIN;

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        this.http.setReadTimeout(READ_TIMEOUT);
        this.client = RestClient.builder().requestFactory(http).build();
    }

    /** The provider as it last described itself, and its keys. */
    record Known(Map<String, Object> description, ClientRegistration registration, JWKSource<SecurityContext> keys) {

        /** Reads what the provider signed, and nothing else: no shared secrets, nothing unsigned. */
        JwtDecoder decoder(OAuth2TokenValidator<Jwt> more) {
            var decoder = NimbusJwtDecoder.withJwkSource(keys)
                    .jwsAlgorithms(algorithms -> Collections.addAll(algorithms, SignatureAlgorithm.values()))
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(CLOCK_SKEW), more));
            return decoder;
        }
    }

    /** How to call the provider without waiting for ever. */
    ClientHttpRequestFactory http() {
        return http;
    }

    /** The provider as it describes itself now. */
    Known look() {
        try {
            var description = describe();
            var before = known;
            var now = before != null && before.description().equals(description) ? before : read(description);
            known = now;
            return now;
        } catch (RuntimeException e) {
            LOG.warn("The identity provider {} cannot be used: {}", settings.issuer(), e.toString());
            notBefore = clock.instant().plus(NOT_AGAIN_FOR);
            throw new ProviderProblemException(ProviderProblem.PROVIDER_UNAVAILABLE, e);
        }
    }

    /** The provider as it described itself last; where it never did it is asked, though not again and again. */
    Known known() {
        var seen = known;
        if (seen != null) {
            return seen;
        }
        if (clock.instant().isBefore(notBefore)) {
            throw new ProviderProblemException(ProviderProblem.PROVIDER_UNAVAILABLE, "it did not answer just now");
        }
        return look();
    }

    private Map<String, Object> describe() {
        var issuer = settings.issuer();
        if (issuer.isEmpty()) {
            throw new IllegalStateException("there is none");
        }
        var description = client.get()
                .uri(URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration"))
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (description == null || !issuer.equals(description.get("issuer"))) {
            throw new IllegalStateException(
                    "it calls itself " + (description == null ? "nothing" : description.get("issuer"))
                            + "; FIRSTLINE_OIDC_ISSUER differs");
        }
        return description;
    }

    private Known read(Map<String, Object> description) {
        var registration = ClientRegistrations.fromOidcConfiguration(description)
                .registrationId("provider")
                .clientId(settings.clientId())
                .redirectUri("{baseUrl}" + CALLBACK)
                .scope(settings.scopes());
        if (settings.clientSecret() == null) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            registration.clientSecret(settings.clientSecret());
        }
        var complete = registration.build();
        return new Known(
                description, complete, keysAt(complete.getProviderDetails().getJwkSetUri()));
    }

    /** An unknown key is looked for again, at most twice in 30 s: whoever makes up names of keys does not make us call the provider. */
    private static JWKSource<SecurityContext> keysAt(@Nullable String address) {
        try {
            return JWKSourceBuilder.create(
                            URI.create(String.valueOf(address)).toURL(),
                            new DefaultResourceRetriever(
                                    (int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), KEYS_MAX_BYTES))
                    .refreshAheadCache(false)
                    .rateLimited(true)
                    .outageTolerant(KEYS_OUTLIVE_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("it has no address of its keys", e);
        }
    }
}
