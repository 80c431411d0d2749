package dev.firstline.session.routing.files;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileQuery.ExamineFile;
import dev.firstline.shared.api.session.FileQuery.FindFile;
import dev.firstline.shared.api.session.FileQuery.ReadChunk;
import dev.firstline.shared.api.session.FileQuery.ReadPreview;
import dev.firstline.shared.api.session.FileView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers files to whoever may read them, by the rights of the moment: each chunk anew. */
final class FileAnswers {

    private final JdbcClient jdbc;
    private final FilesModule.Sight sessions;
    private final Chunks chunks;
    private final Examination examination;

    FileAnswers(JdbcClient jdbc, FilesModule.Sight sessions, Examination examination) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.chunks = this::chunk;
        this.examination = examination;
    }

    @QueryHandler
    Optional<FileView.Whole> answer(FindFile query) {
        return readable(query.viewer(), query.file());
    }

    @QueryHandler
    Optional<FileView.Bytes> answer(ReadChunk query) {
        return readable(query.viewer(), query.file())
                .flatMap(whole -> chunks.read(query.file(), query.n()))
                .map(FileView.Bytes::new);
    }

    @QueryHandler
    Optional<FileView.Preview> answer(ReadPreview query) {
        return readable(query.viewer(), query.file())
                .filter(whole -> whole.summary().preview())
                .flatMap(whole -> preview(query.file()).map(picture -> new FileView.Preview(whole.sha256(), picture)));
    }

    @QueryHandler
    Optional<FileView.Findings> answer(ExamineFile query) {
        return FileRow.find(jdbc, query.file())
                .filter(file -> file.whole() == null && file.uploader().equals(query.uploader()))
                .map(file -> examination.of(file.id(), file.name(), file.size(), chunks));
    }

    private Optional<FileView.Whole> readable(Viewer viewer, FileId file) {
        return FileRow.find(jdbc, file)
                .filter(row -> row.mayBeReadBy(viewer, sessions))
                .map(row -> requireNonNull(row.whole()));
    }

    private Optional<byte[]> chunk(FileId file, int n) {
        return jdbc.sql("select bytes from session_file_chunk where file_id = ? and n = ?")
                .params(file.value(), n)
                .query((row, i) -> row.getBytes("bytes"))
                .optional();
    }

    private Optional<FileView.Picture> preview(FileId file) {
        return jdbc.sql("select type, bytes from session_file_preview where file_id = ?")
                .param(file.value())
                .query((row, n) -> new FileView.Picture(row.getString("type"), row.getBytes("bytes")))
                .optional();
    }
}
