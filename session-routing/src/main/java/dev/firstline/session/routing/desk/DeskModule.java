package dev.firstline.session.routing.desk;

import static java.time.ZoneOffset.UTC;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.shared.api.ProjectionPosition;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.time.LocalTime;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

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

    /** What somebody is on which lines, for whoever else answers what not everybody may see. */
    @Bean
    Function<Viewer, LineParts> viewerLines(JdbcClient jdbc) {
        return new ViewerLines(jdbc)::of;
    }

    @Bean
    SessionLists sessionLists(JdbcClient jdbc, DataSource database, ProjectionPosition positions) {
        var fullText = isPostgresql(database);
        return new SessionLists(jdbc, new ViewerLines(jdbc), new Search(jdbc, fullText), positions);
    }

    @Bean
    SessionCounters sessionCounters(JdbcClient jdbc) {
        return new SessionCounters(jdbc, new ViewerLines(jdbc));
    }

    private static boolean isPostgresql(DataSource database) {
        try {
            String product = JdbcUtils.commonDatabaseName(
                    JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName));
            return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("the database does not say what it is", e);
        }
    }

    @Bean
    SessionCandidates sessionCandidates(JdbcClient jdbc) {
        return new SessionCandidates(jdbc, new ViewerLines(jdbc));
    }

    @Bean
    SessionLinks sessionLinks(JdbcClient jdbc, ProjectionPosition positions) {
        return new SessionLinks(jdbc, new ViewerLines(jdbc), positions);
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
    NotificationProjection notificationProjection(JdbcClient jdbc) {
        return new NotificationProjection(jdbc);
    }

    @Bean
    Notifications notifications(JdbcClient jdbc, ProjectionPosition positions) {
        return new Notifications(jdbc, new ViewerLines(jdbc), positions);
    }

    @Bean
    NotificationMarks notificationMarks(JdbcClient jdbc, Clock clock) {
        return new NotificationMarks(jdbc, clock);
    }

    /** Daily, at a quiet hour. */
    @Bean
    RecurringTask<Void> forgetNotifications(NotificationMarks marks) {
        return Tasks.recurring("forget-notifications", Schedules.daily(UTC, LocalTime.of(3, 15)))
                .execute((instance, context) -> marks.forgetOld());
    }

    @Bean
    ReadMarks readMarks(JdbcClient jdbc, Clock clock) {
        return new ReadMarks(jdbc, clock);
    }
}
