package dev.firstline.session.routing.desk;

import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells files which sessions somebody may read, as it is decided for threads. */
final class ReadableSessions implements FilesModule.Sight {

    private final JdbcClient jdbc;
    private final ViewerLines lines;

    ReadableSessions(JdbcClient jdbc, ViewerLines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    @Override
    public boolean mayRead(Viewer viewer, SessionId session) {
        return RowReader.find(jdbc, session)
                .filter(full -> RowReader.maySee(jdbc, full, viewer, lines.of(viewer)))
                .isPresent();
    }
}
