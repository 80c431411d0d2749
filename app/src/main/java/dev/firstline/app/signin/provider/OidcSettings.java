package dev.firstline.app.signin.provider;

import dev.firstline.app.engine.StartRefusedException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The organisation's OpenID Connect provider.
 *
 * @param issuer the provider, exactly as the {@code iss} of its tokens; without one nobody signs in by a provider
 * @param clientId what the provider calls this installation
 * @param clientSecret none for a public client
 * @param name what the button says
 * @param groupsClaim the claim that holds the names of somebody's groups
 * @param scopes what is asked for; {@code openid} always is
 * @param audience whom a program's token must be made out to; the client id unless said otherwise
 * @param administrators the provider's group whose members administer an installation that has no mapping for its administrators yet
 * @param linkByLogin whether somebody new at the provider is the employee who has his {@code preferred_username} as login
 */
@ConfigurationProperties("firstline.oidc")
public record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @Nullable String clientSecret,
        @DefaultValue("Single sign-on") String name,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
        @Nullable String audience,
        @Nullable String administrators,
        boolean linkByLogin) {

    private static final String OPENID = "openid";

    public OidcSettings {
        issuer = issuer.strip();
        clientSecret = orNull(clientSecret);
        audience = orNull(audience);
        administrators = orNull(administrators);
        scopes = withOpenid(scopes);
        if (!issuer.isEmpty() && clientId.isBlank()) {
            throw new StartRefusedException(
                    "FIRSTLINE_OIDC_ISSUER names an identity provider, and nothing says what it calls this installation.",
                    "Set FIRSTLINE_OIDC_CLIENT_ID, or take FIRSTLINE_OIDC_ISSUER away.");
        }
    }

    /** Whether there is a provider. */
    public boolean isPresent() {
        return !issuer.isEmpty();
    }

    String expectedAudience() {
        return audience == null ? clientId : audience;
    }

    private static @Nullable String orNull(@Nullable String setting) {
        return setting == null || setting.isBlank() ? null : setting.strip();
    }

    private static Set<String> withOpenid(Set<String> scopes) {
        var all = new LinkedHashSet<>(Set.of(OPENID));
        all.addAll(scopes);
        return all;
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
