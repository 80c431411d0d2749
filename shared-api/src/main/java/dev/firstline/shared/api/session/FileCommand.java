package dev.firstline.shared.api.session;

import java.time.Instant;

/**
 * What can be done with files before a message takes them along. A file comes in chunks, so that it is never in memory as a whole: it
 * is begun, gets its chunks in order, is looked at ({@link FileQuery.ExamineFile}) and finished.
 */
public sealed interface FileCommand {

    /** The largest file, in bytes. */
    long MAX_BYTES = 50L * 1024 * 1024;

    /** How many bytes a chunk has; the last one may have fewer. */
    int CHUNK_BYTES = 1024 * 1024;

    /** How many files one may have uploaded that no message took along yet. */
    int MAX_UNATTACHED = 20;

    /** How many bytes these may have together. */
    long MAX_UNATTACHED_BYTES = 200L * 1024 * 1024;

    /**
     * Makes room for a file of the caller's.
     *
     * @param name as the caller's machine calls it
     */
    record BeginFile(FileId file, String name) implements FileCommand {}

    /**
     * Adds the next chunk.
     *
     * @param n the chunk's number, from 0
     * @param bytes not to be changed by anybody any more
     */
    @SuppressWarnings("ArrayRecordComponent") // a chunk is passed on, never compared
    record AddChunk(FileId file, int n, byte[] bytes) implements FileCommand {}

    /** The file is whole; answers {@link FileView.Summary}. */
    record FinishFile(FileId file, FileView.Findings findings) implements FileCommand {}

    /** Removes a file of the caller's that no message took along. */
    record DropFile(FileId file) implements FileCommand {}

    /** Removes the files begun before a moment that no message took along; answers how many there were. */
    record RemoveForgottenFiles(Instant begunBefore) implements FileCommand {}
}
