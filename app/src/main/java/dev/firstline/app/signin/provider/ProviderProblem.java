package dev.firstline.app.signin.provider;

import java.util.Locale;

/** Why somebody did not get in by the provider; the words are part of the HTTP contract. */
public enum ProviderProblem {
    /** It does not answer, or not as a provider does. */
    PROVIDER_UNAVAILABLE,
    /** It let him not in, or what it said of him cannot be accepted. */
    PROVIDER_REFUSED,
    /** Another employee has the login he has at the provider. */
    LOGIN_TAKEN,
    /** He was deactivated here. */
    EMPLOYEE_DEACTIVATED,
    /** It took too long, or was begun in another browser. */
    SIGN_IN_EXPIRED;

    /** The word for it in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
