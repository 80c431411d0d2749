package dev.firstline.app.web;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import org.jspecify.annotations.Nullable;

/** What no text of a request may hold: a NUL, which PostgreSQL does not keep. */
final class Texts {

    private Texts() {}

    /** Refuses, with an {@link InvalidValue} on the field, a text that cannot be kept. */
    static void demandStorable(String field, @Nullable Object text) {
        if (text != null && text.toString().indexOf('\0') >= 0) {
            throw new RefusedException(new InvalidValue(field, Problem.MALFORMED));
        }
    }
}
