package dev.firstline.people.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;

/** Where a page of the log ended: the moment and id of its last entry. */
record Cursor(Instant at, UUID id) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int ID_LENGTH = 36;

    /** Reads what {@link #asText()} wrote. */
    static Cursor parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            return new Cursor(
                    Instant.parse(plain.substring(ID_LENGTH)), UUID.fromString(plain.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw new RefusedException(new InvalidValue("cursor", Problem.MALFORMED));
        }
    }

    String asText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id.toString() + at).getBytes(UTF_8));
    }

    /** The moment, or the nearest that a database knows. */
    static OffsetDateTime inDatabase(Instant moment) {
        return (moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment).atOffset(UTC);
    }
}
