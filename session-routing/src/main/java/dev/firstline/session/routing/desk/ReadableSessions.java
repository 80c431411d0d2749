package dev.firstline.session.routing.desk;

import static java.util.Objects.requireNonNull;

import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.session.routing.templates.TemplatesModule;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells files and templates which sessions somebody may read, as it is decided for threads. */
final class ReadableSessions implements FilesModule.Sight, TemplatesModule.Sessions {

    private final JdbcClient jdbc;
    private final ViewerLines lines;

    ReadableSessions(JdbcClient jdbc, ViewerLines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    @Override
    public boolean mayRead(Viewer viewer, SessionId session) {
        return readable(session, viewer).isPresent();
    }

    @Override
    public Optional<TemplatesModule.Facts> factsOf(SessionId session, Viewer viewer) {
        return readable(session, viewer)
                .map(full -> new TemplatesModule.Facts(
                        requireNonNull(full.row().client()).name(),
                        full.row().line().name()));
    }

    private Optional<RowReader.Full> readable(SessionId session, Viewer viewer) {
        return RowReader.find(jdbc, session).filter(full -> RowReader.maySee(jdbc, full, viewer, lines.of(viewer)));
    }
}
