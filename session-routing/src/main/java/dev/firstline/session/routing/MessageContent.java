package dev.firstline.session.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionCommand;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two deliveries the same message: who wrote it, as what, and the text. */
record MessageContent(String kind, EmployeeId author, String text) {

    MessageContent {
        if (text.isBlank()) {
            throw new RefusedException(new InvalidValue("text", Problem.REQUIRED));
        }
        if (text.length() > SessionCommand.MAX_TEXT_LENGTH) {
            throw new RefusedException(new InvalidValue("text", Problem.TOO_LONG));
        }
        if (text.indexOf('\0') >= 0) {
            throw new RefusedException(new InvalidValue("text", Problem.MALFORMED));
        }
    }

    /** A SHA-256 over all of it, in hexadecimal: tells equal from other without keeping the text. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((kind + '\n' + author + '\n').getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
