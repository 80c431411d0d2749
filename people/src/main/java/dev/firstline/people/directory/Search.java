package dev.firstline.people.directory;

import dev.firstline.shared.api.Name;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what somebody searches for into a pattern for {@code LIKE … ESCAPE '!'} on folded names. */
final class Search {

    /** In no name, and not taken as text by every database. */
    private static final Pattern IN_NO_NAME = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final Pattern WILDCARD = Pattern.compile("[!%_]");

    private Search() {}

    /** Whatever contains the text; without a text, whatever there is. */
    static String containing(@Nullable String text) {
        var folded = text == null ? "" : IN_NO_NAME.matcher(Name.folded(text)).replaceAll("");
        return "%" + WILDCARD.matcher(folded).replaceAll("!$0") + "%";
    }
}
