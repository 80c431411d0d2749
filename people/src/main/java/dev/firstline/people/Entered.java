package dev.firstline.people;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.ProviderIdentity;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an employee signs in by and is written to at, as typed by somebody or told by a provider, and made acceptable. */
final class Entered {

    private static final int MAX_LOGIN = 100;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_ISSUER = 500;
    private static final int MAX_SUBJECT = 255;

    private static final Pattern BLANK_OR_UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern PLAUSIBLE_EMAIL =
            Pattern.compile("[^\\s\\p{Z}\\p{C}@]+@[^\\s\\p{Z}\\p{C}@.]+(\\.[^\\s\\p{Z}\\p{C}@.]+)*");

    private Entered() {}

    /** A login: a {@link Name} of one word. */
    static String login(String entered) {
        var login = Name.of("login", entered).text();
        if (login.codePointCount(0, login.length()) > MAX_LOGIN) {
            throw invalid("login", Problem.TOO_LONG);
        }
        if (BLANK_OR_UNSEEN.matcher(login).find()) {
            throw invalid("login", Problem.MALFORMED);
        }
        return login;
    }

    /** An e-mail address, or none where nothing was entered. */
    static @Nullable String email(@Nullable String entered) {
        if (entered == null || entered.isBlank()) {
            return null;
        }
        var email = entered.strip();
        if (email.length() > MAX_EMAIL) {
            throw invalid("email", Problem.TOO_LONG);
        }
        if (!PLAUSIBLE_EMAIL.matcher(email).matches()) {
            throw invalid("email", Problem.MALFORMED);
        }
        return email;
    }

    /** An identity: a provider and somebody there, both as they are. */
    static ProviderIdentity identity(ProviderIdentity told) {
        requireWhole("issuer", told.issuer(), MAX_ISSUER);
        requireWhole("subject", told.subject(), MAX_SUBJECT);
        return told;
    }

    private static void requireWhole(String field, String told, int maxLength) {
        if (told.isBlank()) {
            throw invalid(field, Problem.REQUIRED);
        }
        if (told.length() > maxLength) {
            throw invalid(field, Problem.TOO_LONG);
        }
        if (CONTROL.matcher(told).find()) {
            throw invalid(field, Problem.MALFORMED);
        }
    }

    private static RefusedException invalid(String field, Problem problem) {
        return new RefusedException(new InvalidValue(field, problem));
    }
}
