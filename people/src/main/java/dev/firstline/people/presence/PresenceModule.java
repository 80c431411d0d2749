package dev.firstline.people.presence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires presence: the decision, its facts, signs of life, and what ends it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PresenceSettings.class)
public class PresenceModule {

    @Bean
    ConfigurerModule presenceAggregate() {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Presence.class));
    }

    @Bean
    Staff staff(JdbcClient jdbc) {
        return new JdbcStaff(jdbc);
    }

    @Bean
    SignsOfLife signsOfLife(JdbcClient jdbc) {
        return new JdbcSignsOfLife(jdbc);
    }

    @Bean
    PresenceFacts presenceFacts(JdbcClient jdbc, SignsOfLife signs) {
        return new PresenceFacts(jdbc, signs);
    }

    @Bean
    LifeDesk lifeDesk(SignsOfLife signs, Clock clock) {
        return new LifeDesk(signs, clock);
    }

    @Bean
    PresenceAnswers presenceAnswers(JdbcClient jdbc) {
        return new PresenceAnswers(jdbc);
    }

    @Bean
    WhenEmployeeDeactivatedThenPresenceEnds whenEmployeeDeactivatedThenPresenceEnds(CommandGateway commands) {
        return new WhenEmployeeDeactivatedThenPresenceEnds(commands);
    }

    @Bean
    RecurringTask<Void> watchAbsence(
            QueryGateway queries, CommandGateway commands, PresenceSettings settings, Clock clock) {
        var watch = new AbsenceWatch(queries, commands, settings, clock);
        return Tasks.recurring("watch-absence", FixedDelay.ofSeconds(15)).execute((instance, context) -> watch.look());
    }
}
