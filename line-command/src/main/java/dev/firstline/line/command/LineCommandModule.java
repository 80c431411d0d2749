package dev.firstline.line.command;

import java.util.Set;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings lines, as they are decided, into an application. */
@Configuration(proxyBeanMethods = false)
public class LineCommandModule {

    /** There is no register of applications yet, so none can be linked. */
    private static final Applications NO_APPLICATIONS = applications -> Set.of();

    @Bean
    ConfigurerModule lineAggregate() {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Line.class));
    }

    @Bean
    LineFacts lineFacts(JdbcClient jdbc) {
        return new LineFacts(new JdbcGroups(jdbc), NO_APPLICATIONS, new JdbcLineNames(jdbc));
    }

    @Bean
    GroupFacts groupFactsOfLines(JdbcClient jdbc) {
        return new GroupFacts(jdbc);
    }
}
