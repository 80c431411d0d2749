package dev.firstline.applications.items;

import dev.firstline.shared.api.ProjectionPosition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the read models of items and what answers from them. */
@Configuration(proxyBeanMethods = false)
public class ItemsModule {

    /** The pooled processing group that writes them. */
    static final String GROUP = "applications";

    @Bean
    ItemProjection itemProjection(JdbcClient jdbc) {
        return new ItemProjection(jdbc, new JsonItemTexts());
    }

    @Bean
    ApplicationAnswers applicationAnswers(JdbcClient jdbc, ProjectionPosition positions) {
        return new ApplicationAnswers(jdbc, new JsonItemTexts(), positions);
    }

    @Bean
    ItemAnswers itemAnswers(JdbcClient jdbc, ProjectionPosition positions) {
        return new ItemAnswers(jdbc, new JsonItemTexts(), positions);
    }
}
