package dev.firstline.people.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of a list by name ended: the folded name and id of its last item. */
record Cursor(String foldedName, UUID id) {

    private static final Cursor START = new Cursor("", new UUID(0, 0));
    private static final int ID_LENGTH = 36;

    /** Reads what {@link #asText()} wrote; without a text, the place before all items. */
    static Cursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            if (plain.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("PostgreSQL takes no NUL");
            }
            return new Cursor(plain.substring(ID_LENGTH), UUID.fromString(plain.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            throw new RefusedException(new InvalidValue("cursor", Problem.MALFORMED));
        }
    }

    String asText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + foldedName).getBytes(UTF_8));
    }
}
