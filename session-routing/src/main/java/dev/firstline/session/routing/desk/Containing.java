package dev.firstline.session.routing.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pattern of {@code like … escape '!'} for lower-cased texts that contain what somebody searches for. */
final class Containing {

    private Containing() {}

    /** Where nothing is searched for, every text does. */
    static String pattern(@Nullable String searched) {
        if (searched == null) {
            return "%";
        }
        var escaped = searched.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + escaped + "%";
    }
}
