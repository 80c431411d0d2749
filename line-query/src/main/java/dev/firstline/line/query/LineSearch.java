package dev.firstline.line.query;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what somebody looks for into what the database compares folded names with. */
final class LineSearch {

    /** Not every database takes these as text. */
    private static final Pattern NEVER_IN_A_NAME = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final Pattern WILDCARD = Pattern.compile("[!%_]");

    private LineSearch() {}

    /** The pattern, escaped by {@code !}, of names that contain the text; none: of every name. */
    static String pattern(@Nullable String search) {
        var folded = Name.folded(search == null ? "" : search);
        if (!mayBePartOfAName(folded)) {
            throw new RefusedException(new InvalidValue("search", Problem.MALFORMED));
        }
        return "%" + WILDCARD.matcher(folded).replaceAll("!$0") + "%";
    }

    static boolean mayBePartOfAName(String text) {
        return !NEVER_IN_A_NAME.matcher(text).find();
    }
}
