package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileCommand.AddChunk;
import dev.firstline.shared.api.session.FileCommand.BeginFile;
import dev.firstline.shared.api.session.FileCommand.DropFile;
import dev.firstline.shared.api.session.FileCommand.FinishFile;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileQuery.ExamineFile;
import dev.firstline.shared.api.session.FileView;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what somebody uploads, chunk by chunk: one chunk is in memory, and each is committed by itself. */
@Component
final class Upload {

    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    private final Commands commands;
    private final Queries queries;
    private final Supplier<UUID> ids;

    Upload(Commands commands, Queries queries, Supplier<UUID> ids) {
        this.commands = commands;
        this.queries = queries;
        this.ids = ids;
    }

    /** Keeps the file; of one that cannot be kept whole nothing stays. */
    FileView.Summary keep(EmployeeId uploader, String name, InputStream bytes) throws IOException {
        var file = new FileId(ids.get());
        commands.send(uploader, new BeginFile(file, name));
        try {
            var chunk = bytes.readNBytes(FileCommand.CHUNK_BYTES);
            for (int n = 0; chunk.length > 0; n++) {
                commands.send(uploader, new AddChunk(file, n, chunk));
                chunk = bytes.readNBytes(FileCommand.CHUNK_BYTES);
            }
            var findings = queries.found(new ExamineFile(uploader, file), FileView.Findings.class);
            return requireNonNull(commands.<FileView.Summary>send(uploader, new FinishFile(file, findings)));
        } catch (IOException | RuntimeException e) {
            drop(uploader, file);
            throw e;
        }
    }

    private void drop(EmployeeId uploader, FileId file) {
        try {
            commands.send(uploader, new DropFile(file));
        } catch (RuntimeException e) {
            LOG.debug("{} is left to be removed with those nobody sends", file, e);
        }
    }
}
