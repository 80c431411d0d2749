package dev.firstline.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.config.Configuration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;

/** The modules' processing groups are those that were planned: their names stand in the database. */
class ProcessingGroupsTest {

    @ParameterizedTest
    @EnumSource
    void the_desk_has_the_groups_of_the_list(TestDatabase.Kind kind) throws IOException {
        try (Desk desk = Desk.openWithHttp(TestDatabase.fresh(kind))) {
            assertThat(desk.get(Configuration.class)
                            .eventProcessingConfiguration()
                            .eventProcessors()
                            .entrySet())
                    .extracting(group -> group.getKey()
                            + (group.getValue() instanceof SubscribingEventProcessor ? " subscribing" : " pooled"))
                    .containsExactlyInAnyOrderElementsOf(
                            Files.readAllLines(Path.of("src/test/resources/processing-groups.txt")));
        }
    }

    static class Unplanned {
        @ProcessingGroup("unplanned")
        record Handler() {
            @EventHandler
            void on(String event) {}
        }

        @Bean
        Handler unplannedHandler() {
            return new Handler();
        }
    }

    @Test
    void a_group_nobody_planned_for_keeps_a_desk_from_starting() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Desk.openEngine(TestDatabase.fresh(TestDatabase.Kind.H2), Unplanned.class))
                .hasMessageContaining("[unplanned]");
    }
}
