package dev.firstline.session.routing.files;

import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView.Findings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Looks into a file, chunk by chunk: what it is, what tells it from others, how it looks. */
final class Examination {

    private final ContentTypes types;
    private final Pictures pictures;

    Examination(ContentTypes types, Pictures pictures) {
        this.types = types;
        this.pictures = pictures;
    }

    Findings of(FileId file, String name, long size, Chunks chunks) {
        var type = types.of(chunks.read(file, 0).orElse(new byte[0]), name);
        var picture = pictures.look(type, new ChunksInput(file, size, chunks));
        var hash = hash(file, size, chunks);
        return picture == null
                ? new Findings(type, hash, null, null, null)
                : new Findings(type, hash, picture.preview(), picture.width(), picture.height());
    }

    private static String hash(FileId file, long size, Chunks chunks) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int n = 0; (long) n * FileCommand.CHUNK_BYTES < size; n++) {
                digest.update(chunks.read(file, n).orElseThrow());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
