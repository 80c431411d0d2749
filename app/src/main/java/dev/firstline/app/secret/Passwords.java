package dev.firstline.app.secret;

import static java.util.Objects.requireNonNull;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords that are long enough and not easily guessed; no message and no log ever holds one. */
@Component
public final class Passwords {

    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 200;

    /** Measuring 100 characters can take a processor seconds, 32 tell enough. */
    private static final int MEASURED_LENGTH = 32;

    /** Of 0 to 4; below it a password falls to a million guesses. */
    private static final int MIN_SCORE = 2;

    /** Russian words are common passwords as typed on a keyboard that was set to English: the lists of such have them so. */
    private static final String RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё";

    private static final String ENGLISH_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

    private final PasswordEncoder encoder;
    private final Zxcvbn strength = new Zxcvbn();

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * The hash of a new password of 10 to 200 characters; any other, and one that is common or easily guessed, is refused on the
     * field {@code password}.
     *
     * @param about what is known of whoever will have it, his login and name: a password made of them is easily guessed
     */
    public String hash(String password, String... about) {
        if (password.length() < MIN_LENGTH) {
            throw refused(Problem.TOO_SHORT);
        }
        if (password.length() > MAX_LENGTH) {
            throw refused(Problem.TOO_LONG);
        }
        if (isCommon(password, about)) {
            throw refused(Problem.TOO_COMMON);
        }
        return hashOfAny(password);
    }

    /** The hash of a password that was accepted elsewhere. */
    public String hashOfAny(String password) {
        return requireNonNull(encoder.encode(password));
    }

    private boolean isCommon(String password, String... about) {
        var measured = password.substring(0, Math.min(password.length(), MEASURED_LENGTH));
        return strength.measure(onEnglishKeys(measured), guessable(about)).getScore() < MIN_SCORE;
    }

    private static List<String> guessable(String... about) {
        var words = new ArrayList<>(List.of("firstline"));
        for (String each : about) {
            var parts = each.split("[\\s@._-]+", -1);
            words.add(each);
            words.add(String.join("", parts));
            words.addAll(Arrays.asList(parts));
        }
        words.removeIf(String::isEmpty);
        words.replaceAll(Passwords::onEnglishKeys);
        return words;
    }

    private static String onEnglishKeys(String text) {
        var typed = new StringBuilder(text);
        for (int i = 0; i < typed.length(); i++) {
            var key = RUSSIAN_KEYS.indexOf(Character.toLowerCase(typed.charAt(i)));
            if (key >= 0) {
                typed.setCharAt(i, ENGLISH_KEYS.charAt(key));
            }
        }
        return typed.toString();
    }

    private static RefusedException refused(Problem problem) {
        return new RefusedException(new InvalidValue("password", problem));
    }
}
