package dev.firstline.line.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The line after which a page of the list begins. */
record LineCursor(UUID line, String foldedName) {

    /** Before every line: none has an empty name. */
    private static final LineCursor START = new LineCursor(new UUID(0, 0), "");

    private static final int UUID_LENGTH = 36;

    static LineCursor after(ListedLine row) {
        return new LineCursor(row.lineId(), row.foldedName());
    }

    /** Reads what {@link #asText()} wrote; refuses anything else. */
    static LineCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            var cursor =
                    new LineCursor(UUID.fromString(decoded.substring(0, UUID_LENGTH)), decoded.substring(UUID_LENGTH));
            if (cursor.asText().equals(text) && LineSearch.mayBePartOfAName(cursor.foldedName)) {
                return cursor;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // refused below
        }
        throw new RefusedException(new InvalidValue("cursor", Problem.MALFORMED));
    }

    String asText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((line + foldedName).getBytes(UTF_8));
    }
}
