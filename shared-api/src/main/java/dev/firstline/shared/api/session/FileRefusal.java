package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Refusal;

/** Why something asked of a file was not done. */
public sealed interface FileRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** The caller has that many files, or bytes of them, waiting for a message already. */
    record TooManyFiles(int mostFiles, long mostBytes) implements FileRefusal {}

    /** A message took the file along: it stays. */
    record FileAttached() implements FileRefusal {}
}
