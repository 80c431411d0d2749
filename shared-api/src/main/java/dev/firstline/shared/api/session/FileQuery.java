package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;

/**
 * What can be asked about files. Until a message takes a file along only its uploader reads it; then whoever may read the
 * session, and its client unless it came with a note. To everybody else there is no such file.
 */
public sealed interface FileQuery {

    /** A file. Answers an {@code Optional} of {@link FileView.Whole}. */
    record FindFile(Viewer viewer, FileId file) implements FileQuery {}

    /** The chunk of a file with this number. Answers an {@code Optional} of {@link FileView.Bytes}. */
    record ReadChunk(Viewer viewer, FileId file, int n) implements FileQuery {}

    /** The small picture of a file. Answers an {@code Optional} of {@link FileView.Preview}, empty too where it has none. */
    record ReadPreview(Viewer viewer, FileId file) implements FileQuery {}

    /** What is in the file its uploader has begun? Answers an {@code Optional} of {@link FileView.Findings}. May take a second for a large picture. */
    record ExamineFile(EmployeeId uploader, FileId file) implements FileQuery {}
}
