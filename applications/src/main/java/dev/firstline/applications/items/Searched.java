package dev.firstline.applications.items;

import dev.firstline.shared.api.Name;
import org.jspecify.annotations.Nullable;

/** The pattern of {@code like … escape '!'} for folded texts that contain what somebody searches for. */
final class Searched {

    private Searched() {}

    /** Whatever contains the text; without a text, whatever there is. */
    static String pattern(@Nullable String text) {
        return "%" + (text == null ? "" : Name.folded(text).replaceAll("[!%_]", "!$0")) + "%";
    }
}
