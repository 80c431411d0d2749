package dev.firstline.shared.api.session;

import org.jspecify.annotations.Nullable;

/** What is answered about files. */
public sealed interface FileView {

    /**
     * A file as it stands in a message.
     *
     * @param type its media type, by content and name, whatever the uploader said
     * @param size in bytes
     * @param preview whether there is a small picture of it
     * @param width of a picture as it is shown, in pixels
     * @param height of a picture as it is shown, in pixels
     */
    record Summary(
            FileId id,
            String name,
            String type,
            long size,
            boolean preview,
            @Nullable Integer width,
            @Nullable Integer height)
            implements FileView {}

    /** A file with what tells its content from any other: a SHA-256 in hexadecimal. */
    record Whole(Summary summary, String sha256) implements FileView {}

    /** Some of a file's bytes. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are passed on, never compared
    record Bytes(byte[] value) implements FileView {}

    /** A small picture, with the SHA-256 of the file it shows. */
    record Preview(String sha256, Picture picture) implements FileView {}

    /** A picture as a browser takes it. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are passed on, never compared
    record Picture(String type, byte[] bytes) implements FileView {}

    /** What was found in a file; width and height are of the picture it holds, as it is shown. */
    record Findings(
            String type,
            String sha256,
            @Nullable Picture preview,
            @Nullable Integer width,
            @Nullable Integer height) implements FileView {}
}
