package dev.firstline.session.routing.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;

/** Where a page of sessions begins: after the row with these sort values. */
record Cursor(int priority, Instant at, UUID session) {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    String encode() {
        var text = priority + "|" + at + "|" + session;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Reads what {@link #encode()} wrote; anything else is refused. */
    static Cursor decode(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\\|", -1);
            var at = Instant.ofEpochMilli(Instant.parse(parts[1]).toEpochMilli());
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                throw new IllegalArgumentException("no session is from then");
            }
            return new Cursor(Integer.parseInt(parts[0]), at, UUID.fromString(parts[2]));
        } catch (RuntimeException e) {
            throw new RefusedException(new InvalidValue("cursor", Problem.MALFORMED));
        }
    }

    OffsetDateTime atOffset() {
        return at.atOffset(UTC);
    }
}
