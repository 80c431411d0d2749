package dev.firstline.line.query;

import dev.firstline.shared.api.ProjectionPosition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Brings what is shown of lines into an application. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories
public class LineQueryModule {

    @Bean
    LinesProjection linesProjection(ListedLines lines, KnownGroups groups, KnownMembers members) {
        return new LinesProjection(lines, groups, members);
    }

    @Bean
    LineAnswers lineAnswers(
            ListedLines lines,
            KnownGroups groups,
            KnownMembers members,
            EventStore events,
            ProjectionPosition position) {
        return new LineAnswers(lines, groups, members, new LineHistory(events), position);
    }
}
