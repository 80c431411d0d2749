package dev.firstline.session.routing.desk;

import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.shared.api.ProjectionPosition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the read models of the desk and what answers from them. */
@Configuration(proxyBeanMethods = false)
public class DeskModule {

    @Bean
    SessionRowProjection sessionRowProjection(JdbcClient jdbc) {
        return new SessionRowProjection(jdbc);
    }

    @Bean
    ThreadProjection threadProjection(JdbcClient jdbc) {
        return new ThreadProjection(jdbc);
    }

    @Bean
    ChangeProjection changeProjection(JdbcClient jdbc) {
        return new ChangeProjection(jdbc);
    }

    @Bean
    SessionLists sessionLists(JdbcClient jdbc, ProjectionPosition positions) {
        return new SessionLists(jdbc, new ViewerLines(jdbc), positions);
    }

    @Bean
    SessionCandidates sessionCandidates(JdbcClient jdbc) {
        return new SessionCandidates(jdbc, new ViewerLines(jdbc));
    }

    @Bean
    SessionThreads sessionThreads(JdbcClient jdbc, FilesModule.Summaries files, ProjectionPosition positions) {
        return new SessionThreads(jdbc, new ViewerLines(jdbc), files, positions);
    }

    @Bean
    SessionChanges sessionChanges(JdbcClient jdbc, FilesModule.Summaries files, ProjectionPosition positions) {
        return new SessionChanges(jdbc, files, positions);
    }

    @Bean
    ReadableSessions readableSessions(JdbcClient jdbc) {
        return new ReadableSessions(jdbc, new ViewerLines(jdbc));
    }

    @Bean
    ReadMarks readMarks(JdbcClient jdbc) {
        return new ReadMarks(jdbc);
    }
}
