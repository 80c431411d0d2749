package dev.firstline.session.routing.files;

import dev.firstline.shared.api.session.FileId;
import java.util.Optional;

/** Reads files chunk by chunk. */
interface Chunks {

    /** The chunk with this number, which is as long as every other, or the last one. */
    Optional<byte[]> read(FileId file, int n);
}
