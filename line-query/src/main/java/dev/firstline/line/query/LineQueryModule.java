package dev.firstline.line.query;

import dev.firstline.shared.api.ProjectionPosition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what is shown of lines into an application. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories
public class LineQueryModule {

    @Bean
    LinesProjection linesProjection(ListedLines lines) {
        return new LinesProjection(lines);
    }

    @Bean
    PeopleProjection peopleOfLinesProjection(JdbcClient jdbc) {
        return new PeopleProjection(jdbc);
    }

    @Bean
    CheckpointProjection checkpointProjection(JdbcClient jdbc) {
        return new CheckpointProjection(new JdbcCheckpoints(jdbc));
    }

    @Bean
    LineAnswers lineAnswers(ListedLines lines, EventStore events, JdbcClient jdbc, ProjectionPosition position) {
        return new LineAnswers(lines, new JdbcKnownPeople(jdbc), history(events, jdbc), position);
    }

    @Bean
    LineHistoryAnswers lineHistoryAnswers(EventStore events, JdbcClient jdbc, ProjectionPosition position) {
        return new LineHistoryAnswers(
                history(events, jdbc), new SessionAddresses(events), new JdbcKnownPeople(jdbc), position);
    }

    private static LineHistory history(EventStore events, JdbcClient jdbc) {
        return new LineHistory(events, new JdbcCheckpoints(jdbc));
    }
}
