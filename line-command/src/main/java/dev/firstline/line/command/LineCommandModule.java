package dev.firstline.line.command;

import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings lines, as they are decided, into an application. */
@Configuration(proxyBeanMethods = false)
public class LineCommandModule {

    @Bean
    ConfigurerModule lineAggregate() {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Line.class));
    }

    @Bean
    LineFacts lineFacts(JdbcClient jdbc) {
        return new LineFacts(new JdbcGroups(jdbc), new JdbcApplications(jdbc), new JdbcLineNames(jdbc));
    }

    @Bean
    LinkableFacts linkableFacts(JdbcClient jdbc) {
        return new LinkableFacts(jdbc);
    }

    @Bean
    GroupFacts groupFactsOfLines(JdbcClient jdbc) {
        return new GroupFacts(jdbc);
    }
}
