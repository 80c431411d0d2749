package dev.firstline.session.routing.files;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import dev.firstline.shared.api.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file as it is kept.
 *
 * @param whole what is answered of it; absent while it is being uploaded
 * @param attached with which message; absent while none took it along
 */
record FileRow(
        FileId id,
        EmployeeId uploader,
        long size,
        String name,
        FileView.@Nullable Whole whole,
        @Nullable Attached attached) {

    /** Where a file belongs; {@code client} is absent where he does not see the message. */
    record Attached(SessionId session, @Nullable UUID client) {}

    /** Whether a viewer may read the file; {@code sessions} knows which sessions he may read. */
    boolean mayBeReadBy(Viewer viewer, FilesModule.Sight sessions) {
        if (whole == null) {
            return false;
        }
        if (attached == null) {
            return viewer.employee().equals(uploader);
        }
        return viewer.employee().value().equals(attached.client()) || sessions.mayRead(viewer, attached.session());
    }

    FileView.@Nullable Summary summary() {
        return whole == null ? null : whole.summary();
    }

    static Optional<FileRow> find(JdbcClient jdbc, FileId file) {
        return jdbc.sql("select * from session_file where file_id = ?")
                .param(file.value())
                .query(FileRow::read)
                .optional();
    }

    static Map<FileId, FileView.Summary> summaries(JdbcClient jdbc, Collection<FileId> files) {
        return jdbc
                .sql("select * from session_file where type is not null and file_id in (:files)")
                .param("files", files.stream().map(FileId::value).toList())
                .query((row, n) ->
                        summary(new FileId(row.getObject("file_id", UUID.class)), row.getString("type"), row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(FileView.Summary::id, Function.identity()));
    }

    private static FileRow read(ResultSet row, int n) throws SQLException {
        var id = new FileId(row.getObject("file_id", UUID.class));
        var type = row.getString("type");
        var session = row.getObject("session_id", UUID.class);
        return new FileRow(
                id,
                new EmployeeId(row.getObject("uploader_id", UUID.class)),
                row.getLong("size"),
                row.getString("name"),
                type == null ? null : new FileView.Whole(summary(id, type, row), row.getString("sha256")),
                session == null ? null : new Attached(new SessionId(session), row.getObject("client_id", UUID.class)));
    }

    private static FileView.Summary summary(FileId id, String type, ResultSet row) throws SQLException {
        return new FileView.Summary(
                id,
                row.getString("name"),
                type,
                row.getLong("size"),
                row.getBoolean("preview"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class));
    }
}
