package dev.firstline.session.routing.files;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link KeptFiles} as rows: one for the file, one for each chunk, one for the small picture. */
final class JdbcKeptFiles implements KeptFiles {

    private final JdbcClient jdbc;

    JdbcKeptFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Waiting lockWaitingOf(EmployeeId uploader) {
        jdbc.sql("insert into session_file_uploader (employee_id) values (?) on conflict do nothing")
                .param(uploader.value())
                .update();
        jdbc.sql("select employee_id from session_file_uploader where employee_id = ? for update")
                .param(uploader.value())
                .query()
                .singleRow();
        return waitingOf(uploader);
    }

    @Override
    public Waiting waitingOf(EmployeeId uploader) {
        return jdbc.sql("""
                select count(*) as files, coalesce(sum(size), 0) as bytes from session_file
                 where session_id is null and uploader_id = ?
                """)
                .param(uploader.value())
                .query((row, n) -> new Waiting(row.getInt("files"), row.getLong("bytes")))
                .single();
    }

    @Override
    public void begin(FileId file, EmployeeId uploader, String name, Instant at) {
        jdbc.sql("insert into session_file (file_id, uploader_id, name, size, begun_at) values (?, ?, ?, 0, ?)")
                .params(file.value(), uploader.value(), name, at.atOffset(UTC))
                .update();
    }

    @Override
    public Optional<Progress> lock(FileId file, EmployeeId uploader) {
        return jdbc.sql("""
                select size, type, session_id from session_file where file_id = ? and uploader_id = ? for update
                """)
                .params(file.value(), uploader.value())
                .query((row, n) -> new Progress(
                        row.getLong("size"), row.getString("type") != null, row.getObject("session_id") != null))
                .optional();
    }

    @Override
    public void add(FileId file, int n, byte[] bytes) {
        jdbc.sql("insert into session_file_chunk (file_id, n, bytes) values (?, ?, ?)")
                .params(file.value(), n, bytes)
                .update();
        jdbc.sql("update session_file set size = size + ? where file_id = ?")
                .params(bytes.length, file.value())
                .update();
    }

    @Override
    public FileView.Summary finish(FileId file, FileView.Findings findings) {
        var preview = findings.preview();
        jdbc.sql("update session_file set type = ?, sha256 = ?, preview = ?, width = ?, height = ? where file_id = ?")
                .param(findings.type())
                .param(findings.sha256())
                .param(preview != null)
                .param(findings.width())
                .param(findings.height())
                .param(file.value())
                .update();
        if (preview != null) {
            jdbc.sql("insert into session_file_preview (file_id, type, bytes) values (?, ?, ?)")
                    .params(file.value(), preview.type(), preview.bytes())
                    .update();
        }
        return requireNonNull(FileRow.find(jdbc, file).orElseThrow().summary());
    }

    @Override
    public void remove(FileId file) {
        jdbc.sql("delete from session_file where file_id = ?")
                .param(file.value())
                .update();
    }

    @Override
    public int removeWaiting(Instant begunBefore) {
        return jdbc.sql("delete from session_file where session_id is null and begun_at < ?")
                .param(begunBefore.atOffset(UTC))
                .update();
    }
}
