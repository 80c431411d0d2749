package dev.firstline.session.routing.files;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import java.time.Instant;
import java.util.Optional;

/** The files there are, with their chunks. */
interface KeptFiles {

    /** What somebody has uploaded that no message took along. Whoever asks for the same person meanwhile waits. */
    Waiting lockWaitingOf(EmployeeId uploader);

    /** The same without waiting. */
    Waiting waitingOf(EmployeeId uploader);

    /** Begins a file. */
    void begin(FileId file, EmployeeId uploader, String name, Instant at);

    /** How far his file has come; empty where he has no such file. Whoever asks for the same file meanwhile waits. */
    Optional<Progress> lock(FileId file, EmployeeId uploader);

    /** Adds a chunk. */
    void add(FileId file, int n, byte[] bytes);

    /** Keeps what was found in the file, which is whole from now on. */
    FileView.Summary finish(FileId file, FileView.Findings findings);

    /** Removes a file with all its chunks. */
    void remove(FileId file);

    /** Removes the files begun before a moment that no message took along; says how many. */
    int removeWaiting(Instant begunBefore);

    /** Files waiting for a message. */
    record Waiting(int files, long bytes) {}

    /**
     * How far a file has come.
     *
     * @param size in bytes, of the chunks so far
     * @param finished whether it is whole
     * @param attached whether a message took it along
     */
    record Progress(long size, boolean finished, boolean attached) {}
}
