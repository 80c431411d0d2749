package dev.firstline.session.routing.board;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires what answers supervisors about their lines. */
@Configuration(proxyBeanMethods = false)
public class BoardModule {

    @Bean
    BoardAnswers boardAnswers(JdbcClient jdbc, Function<Viewer, LineParts> viewerLines) {
        return new BoardAnswers(jdbc, viewerLines);
    }

    @Bean
    ClaimProjection claimProjection(JdbcClient jdbc) {
        return new ClaimProjection(jdbc);
    }

    @Bean
    FairnessAnswers fairnessAnswers(JdbcClient jdbc, Function<Viewer, LineParts> viewerLines) {
        return new FairnessAnswers(jdbc, viewerLines);
    }
}
