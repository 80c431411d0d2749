package dev.firstline.session.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.SessionCommand;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** What makes two deliveries the same message: who wrote it, as what, the text, the files, and whom it mentions. */
record MessageContent(String kind, EmployeeId author, String text, List<FileId> files, List<EmployeeId> mentions) {

    MessageContent {
        files = List.copyOf(files);
        mentions = List.copyOf(mentions);
        demandFewAndEachOnce("files", files, SessionCommand.MAX_FILES);
        demandFewAndEachOnce("mentions", mentions, SessionCommand.MAX_MENTIONS);
        if (text.isBlank() && files.isEmpty()) {
            throw new RefusedException(new InvalidValue("text", Problem.REQUIRED));
        }
        if (text.length() > SessionCommand.MAX_TEXT_LENGTH) {
            throw new RefusedException(new InvalidValue("text", Problem.TOO_LONG));
        }
        if (text.indexOf('\0') >= 0) {
            throw new RefusedException(new InvalidValue("text", Problem.MALFORMED));
        }
    }

    /** What mentions nobody. */
    MessageContent(String kind, EmployeeId author, String text, List<FileId> files) {
        this(kind, author, text, files, List.of());
    }

    private static void demandFewAndEachOnce(String field, Collection<?> values, int most) {
        if (values.size() > most) {
            throw new RefusedException(new InvalidValue(field, Problem.TOO_LONG));
        }
        if (Set.copyOf(values).size() < values.size()) {
            throw new RefusedException(new InvalidValue(field, Problem.MALFORMED));
        }
    }

    /** Whether the client sees the message. */
    boolean isForClient() {
        return !kind.equals("NOTE");
    }

    /** A SHA-256 over all of it, in hexadecimal: tells equal from other without keeping the text. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((kind + '\n' + author + '\n' + files + '\n').getBytes(UTF_8));
            if (!mentions.isEmpty()) {
                digest.update((mentions.toString() + '\n').getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
