package dev.firstline.session.routing.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeepingFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:53:07Z");
    private static final Actor.Employee ANNA = new Actor.Employee(new EmployeeId(UUID.randomUUID()));
    private static final Actor.Employee BORIS = new Actor.Employee(new EmployeeId(UUID.randomUUID()));
    private static final Actor SWEEPER = new Actor.Process("sweeper");
    private static final byte[] CHUNK = new byte[FileCommand.CHUNK_BYTES];
    private static final FileView.Findings FOUND = new FileView.Findings("text/plain", "hash", null, null, null);
    private static final TooManyFiles TOO_MANY =
            new TooManyFiles(FileCommand.MAX_UNATTACHED, FileCommand.MAX_UNATTACHED_BYTES);

    private final InMemoryFiles files = new InMemoryFiles();
    private final KeepingFiles keeping = new KeepingFiles(files, Clock.fixed(NOW, ZoneOffset.UTC));

    private static FileId id() {
        return new FileId(UUID.randomUUID());
    }

    private FileId begun() {
        var file = id();
        keeping.handle(new BeginFile(file, "x.txt"), ANNA);
        return file;
    }

    private FileId finished() {
        var file = begun();
        keeping.handle(new AddChunk(file, 0, new byte[3]), ANNA);
        keeping.handle(new FinishFile(file, FOUND), ANNA);
        return file;
    }

    private static Object refusal(Runnable doing) {
        return catchThrowableOfType(RefusedException.class, doing::run).refusal();
    }

    @Test
    void a_file_comes_chunk_by_chunk_under_a_harmless_name() {
        var file = id();
        keeping.handle(new BeginFile(file, "../secret\0.txt"), ANNA);
        keeping.handle(new AddChunk(file, 0, CHUNK), ANNA);
        keeping.handle(new AddChunk(file, 1, new byte[7]), ANNA);

        assertThat(keeping.handle(new FinishFile(file, FOUND), ANNA))
                .isEqualTo(new FileView.Summary(
                        file, "secret.txt", "text/plain", FileCommand.CHUNK_BYTES + 7, false, null, null));
    }

    @Test
    void a_chunk_out_of_turn_or_of_the_wrong_size_is_refused() {
        var file = begun();
        var malformed = new InvalidValue("file", Problem.MALFORMED);
        assertThat(refusal(() -> keeping.handle(new AddChunk(file, 1, CHUNK), ANNA)))
                .isEqualTo(malformed);
        assertThat(refusal(() -> keeping.handle(new AddChunk(file, 0, new byte[0]), ANNA)))
                .isEqualTo(malformed);
        assertThat(refusal(() -> keeping.handle(new AddChunk(file, 0, new byte[CHUNK.length + 1]), ANNA)))
                .isEqualTo(malformed);
        keeping.handle(new AddChunk(file, 0, new byte[5]), ANNA);
        assertThat(refusal(() -> keeping.handle(new AddChunk(file, 1, CHUNK), ANNA)))
                .isEqualTo(malformed);
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(refusal(() -> keeping.handle(new FinishFile(begun(), FOUND), ANNA)))
                .isEqualTo(new InvalidValue("file", Problem.REQUIRED));
    }

    @Test
    void a_file_has_50_mb_at_most() {
        var file = begun();
        for (int n = 0; n < 50; n++) {
            keeping.handle(new AddChunk(file, n, CHUNK), ANNA);
        }
        assertThat(refusal(() -> keeping.handle(new AddChunk(file, 50, new byte[1]), ANNA)))
                .isEqualTo(new InvalidValue("file", Problem.TOO_LONG));
        keeping.handle(new FinishFile(file, FOUND), ANNA);
    }

    @Test
    void the_twenty_first_file_that_waits_is_refused_until_one_is_dropped_or_sent() {
        for (int n = 0; n < 18; n++) {
            begun();
        }
        var dropped = finished();
        var sent = finished();
        assertThat(refusal(this::begun)).isEqualTo(TOO_MANY);

        keeping.handle(new DropFile(dropped), ANNA);
        begun();
        assertThat(refusal(this::begun)).isEqualTo(TOO_MANY);
        files.attach(sent);
        begun();
        assertThat(refusal(this::begun)).isEqualTo(TOO_MANY);
        keeping.handle(new BeginFile(id(), "x"), BORIS);
    }

    @Test
    void more_than_200_mb_that_wait_are_refused() {
        for (int f = 0; f < 4; f++) {
            var file = begun();
            for (int n = 0; n < 50; n++) {
                keeping.handle(new AddChunk(file, n, CHUNK), ANNA);
            }
        }
        assertThat(refusal(() -> keeping.handle(new AddChunk(begun(), 0, new byte[1]), ANNA)))
                .isEqualTo(TOO_MANY);
    }

    @Test
    void to_others_there_is_no_such_file() {
        var file = begun();
        assertThat(refusal(() -> keeping.handle(new AddChunk(file, 0, CHUNK), BORIS)))
                .isEqualTo(new NotFound());
        assertThat(refusal(() -> keeping.handle(new FinishFile(file, FOUND), BORIS)))
                .isEqualTo(new NotFound());
        assertThat(refusal(() -> keeping.handle(new DropFile(file), BORIS))).isEqualTo(new NotFound());
        assertThat(refusal(() -> keeping.handle(new DropFile(id()), ANNA))).isEqualTo(new NotFound());
    }

    @Test
    void a_whole_file_does_not_change_and_one_that_was_sent_stays() {
        var file = finished();
        assertThat(refusal(() -> keeping.handle(new AddChunk(file, 1, CHUNK), ANNA)))
                .isEqualTo(new NotFound());
        assertThat(refusal(() -> keeping.handle(new FinishFile(file, FOUND), ANNA)))
                .isEqualTo(new NotFound());
        files.attach(file);
        assertThat(refusal(() -> keeping.handle(new DropFile(file), ANNA))).isEqualTo(new FileAttached());
    }

    @Test
    void what_nobody_sent_is_removed_in_time() {
        var sent = finished();
        files.attach(sent);
        var forgotten = finished();
        begun();

        assertThat(keeping.handle(new RemoveForgottenFiles(NOW), SWEEPER)).isZero();
        assertThat(keeping.handle(new RemoveForgottenFiles(NOW.plusSeconds(1)), SWEEPER))
                .isEqualTo(2);
        assertThat(files.lock(forgotten, ANNA.id())).isEmpty();
        assertThat(files.lock(sent, ANNA.id())).isPresent();
        assertThat(refusal(() -> keeping.handle(new RemoveForgottenFiles(NOW), ANNA)))
                .isEqualTo(new NotAllowed());
    }
}
