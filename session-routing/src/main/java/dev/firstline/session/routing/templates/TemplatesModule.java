package dev.firstline.session.routing.templates;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionView.LineParts;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires response templates. */
@Configuration(proxyBeanMethods = false)
public class TemplatesModule {

    /** What of a session is filled in. */
    public record Facts(String client, String line) {}

    /** Finds what is filled in of a session; empty where the viewer does not read it. */
    public interface Sessions {

        Optional<Facts> factsOf(SessionId session, Viewer viewer);
    }

    @Bean
    KeepingTemplates keepingTemplates(JdbcClient jdbc, Function<Viewer, LineParts> viewerLines) {
        return new KeepingTemplates(
                new JdbcTemplates(jdbc),
                new JdbcTemplateRights(jdbc, viewerLines),
                text -> TemplateText.of(text).toString());
    }

    @Bean
    TemplateAnswers templateAnswers(JdbcClient jdbc, Function<Viewer, LineParts> viewerLines, Sessions sessions) {
        return new TemplateAnswers(new JdbcTemplates(jdbc), new JdbcTemplateRights(jdbc, viewerLines), sessions);
    }
}
