package dev.firstline.session.routing.files;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileCommand.AddChunk;
import dev.firstline.shared.api.session.FileCommand.BeginFile;
import dev.firstline.shared.api.session.FileCommand.DropFile;
import dev.firstline.shared.api.session.FileCommand.FinishFile;
import dev.firstline.shared.api.session.FileCommand.RemoveForgottenFiles;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileRefusal.FileAttached;
import dev.firstline.shared.api.session.FileRefusal.TooManyFiles;
import dev.firstline.shared.api.session.FileView;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;

/** Employees upload files, so many at a time; a file is its uploader's until a message takes it along. */
final class KeepingFiles {

    private final KeptFiles files;
    private final Clock clock;

    KeepingFiles(KeptFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @CommandHandler
    void handle(BeginFile command, Actor actor) {
        var uploader = employee(actor);
        if (files.lockWaitingOf(uploader).files() >= FileCommand.MAX_UNATTACHED) {
            throw tooMany();
        }
        files.begin(command.file(), uploader, FileName.of(command.name()), clock.instant());
    }

    @CommandHandler
    void handle(AddChunk command, Actor actor) {
        var uploader = employee(actor);
        var size = growing(command.file(), uploader).size();
        var more = command.bytes().length;
        if (size != (long) command.n() * FileCommand.CHUNK_BYTES || more == 0 || more > FileCommand.CHUNK_BYTES) {
            throw new RefusedException(new InvalidValue("file", Problem.MALFORMED));
        }
        if (size + more > FileCommand.MAX_BYTES) {
            throw new RefusedException(new InvalidValue("file", Problem.TOO_LONG));
        }
        if (files.waitingOf(uploader).bytes() + more > FileCommand.MAX_UNATTACHED_BYTES) {
            throw tooMany();
        }
        files.add(command.file(), command.n(), command.bytes());
    }

    @CommandHandler
    FileView.Summary handle(FinishFile command, Actor actor) {
        if (growing(command.file(), employee(actor)).size() == 0) {
            throw new RefusedException(new InvalidValue("file", Problem.REQUIRED));
        }
        return files.finish(command.file(), command.findings());
    }

    private KeptFiles.Progress growing(FileId file, EmployeeId uploader) {
        return files.lock(file, uploader)
                .filter(progress -> !progress.finished())
                .orElseThrow(() -> new RefusedException(new NotFound()));
    }

    @CommandHandler
    void handle(DropFile command, Actor actor) {
        var progress =
                files.lock(command.file(), employee(actor)).orElseThrow(() -> new RefusedException(new NotFound()));
        if (progress.attached()) {
            throw new RefusedException(new FileAttached());
        }
        files.remove(command.file());
    }

    @CommandHandler
    int handle(RemoveForgottenFiles command, Actor actor) {
        if (actor instanceof Actor.Employee) {
            throw new RefusedException(new NotAllowed());
        }
        return files.removeWaiting(command.begunBefore());
    }

    private static RefusedException tooMany() {
        return new RefusedException(new TooManyFiles(FileCommand.MAX_UNATTACHED, FileCommand.MAX_UNATTACHED_BYTES));
    }

    private static EmployeeId employee(Actor actor) {
        if (actor instanceof Actor.Employee employee) {
            return employee.id();
        }
        throw new RefusedException(new NotAllowed());
    }
}
