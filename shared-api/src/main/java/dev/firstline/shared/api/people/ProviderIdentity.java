package dev.firstline.shared.api.people;

import static java.util.Objects.requireNonNull;

/**
 * Names somebody at an OpenID Connect provider.
 *
 * @param issuer the provider, as the {@code iss} of its tokens
 * @param subject the person there, as their {@code sub}: never another's, and never changed
 */
public record ProviderIdentity(String issuer, String subject) {

    public ProviderIdentity {
        requireNonNull(issuer);
        requireNonNull(subject);
    }

    @Override
    public String toString() {
        return "ProviderIdentity[" + issuer + "]";
    }
}
