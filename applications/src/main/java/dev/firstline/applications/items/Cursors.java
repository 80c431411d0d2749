package dev.firstline.applications.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/** Where pages of applications and items end. */
final class Cursors {

    private static final int ID_LENGTH = 36;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Cursors() {}

    /** After this item of a list, newest first. */
    record ByAge(OffsetDateTime at, UUID id) {

        static ByAge parse(String cursor) {
            return read(cursor, text -> {
                var at = Instant.parse(text.substring(ID_LENGTH));
                if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                    throw new IllegalArgumentException("nothing is from then");
                }
                return new ByAge(at.atOffset(ZoneOffset.UTC), UUID.fromString(text.substring(0, ID_LENGTH)));
            });
        }

        String asText() {
            return write(id + at.toInstant().toString());
        }
    }

    /** After this application of a list by name. */
    record ByName(String folded, UUID id) {

        static ByName parse(String cursor) {
            return read(
                    cursor,
                    text -> new ByName(text.substring(ID_LENGTH), UUID.fromString(text.substring(0, ID_LENGTH))));
        }

        String asText() {
            return write(id + folded);
        }
    }

    static long version(String cursor) {
        return read(cursor, Long::parseLong);
    }

    static String write(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static <T> T read(String cursor, Function<String, T> reading) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("PostgreSQL takes no NUL");
            }
            return reading.apply(text);
        } catch (RuntimeException notOurs) {
            throw new RefusedException(new InvalidValue("cursor", Problem.MALFORMED));
        }
    }
}
