package dev.firstline.shared.api;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody calls a thing that no other of its kind may be called: 1 to 255 characters of one line, blanks at its ends
 * removed. Names that look the same are the same: they are compared NFKC, case-folded and without what cannot be seen.
 */
public final class Name {

    private static final int MAX_LENGTH = 255;

    /** Compatibility forms and case folding can make a name longer; what is compared must still fit a database's index. */
    private static final int MAX_FOLDED_LENGTH = 2 * MAX_LENGTH;

    /** Spaces of any kind, and what cannot be seen at the end of a line; not the tags a flag ends in. */
    private static final String BLANK = "[\\s\\p{Z}\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]";

    private static final Pattern BLANK_AT_AN_END =
            Pattern.compile("^" + BLANK + "+|(?<!" + BLANK + ")" + BLANK + "++$");

    /** Control characters, line ends, halves of characters, and the marks that turn the direction of the text around a name. */
    private static final Pattern NOT_OF_ONE_LINE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]");

    /** What Unicode says to ignore by default: joiners, direction marks, variation selectors, fillers. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

    private final String text;

    private Name(String text) {
        this.text = text;
    }

    /**
     * The name written so.
     *
     * @param field the member of the request that holds the text
     * @throws RefusedException with an {@link InvalidValue} where the text is no name
     */
    public static Name of(String field, String text) {
        String trimmed = BLANK_AT_AN_END.matcher(text).replaceAll("");
        String folded = folded(trimmed);
        if (folded.isEmpty()) {
            throw new RefusedException(new InvalidValue(field, Problem.REQUIRED));
        }
        if (length(trimmed) > MAX_LENGTH || length(folded) > MAX_FOLDED_LENGTH) {
            throw new RefusedException(new InvalidValue(field, Problem.TOO_LONG));
        }
        if (NOT_OF_ONE_LINE.matcher(trimmed).find()) {
            throw new RefusedException(new InvalidValue(field, Problem.MALFORMED));
        }
        return new Name(trimmed);
    }

    /** The form names are compared and searched in; any text has one. */
    public static String folded(String text) {
        String seen = UNSEEN.matcher(nfkc(text)).replaceAll("");
        // There and back again: capital sharp s has no upper case, small sharp s has two letters of it; sigma has two
        // lower ones.
        String caseless = seen.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return nfkc(caseless).strip();
    }

    /** As it is shown. */
    public String text() {
        return text;
    }

    /** As it is compared. */
    public String folded() {
        return folded(text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
