package dev.firstline.session.routing.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import dev.firstline.shared.api.session.SessionId;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the files that go with messages. */
@Configuration(proxyBeanMethods = false)
public class FilesModule {

    /** Says who may read which session: the word of those who answer threads. */
    public interface Sight {

        /** Whether the viewer may read the session's thread now. */
        boolean mayRead(Viewer viewer, SessionId session);
    }

    /** Describes files to those who answer messages that took them along. */
    public interface Summaries {

        /** Those of the files that there are. */
        Map<FileId, FileView.Summary> of(Collection<FileId> files);
    }

    @Bean
    Summaries fileSummaries(JdbcClient jdbc) {
        return files -> FileRow.summaries(jdbc, files);
    }

    @Bean
    KeepingFiles keepingFiles(JdbcClient jdbc, Clock clock) {
        return new KeepingFiles(new JdbcKeptFiles(jdbc), clock);
    }

    @Bean
    FileAnswers fileAnswers(JdbcClient jdbc, Sight sessions) {
        return new FileAnswers(jdbc, sessions, new Examination(new ContentTypes(), new Pictures()));
    }

    @Bean
    RecurringTask<Void> forgetFiles(CommandGateway commands, Clock clock) {
        var forgotten = new ForgottenFiles(commands, clock);
        return Tasks.recurring("forget-files", FixedDelay.ofHours(1))
                .execute((instance, context) -> forgotten.remove());
    }
}
