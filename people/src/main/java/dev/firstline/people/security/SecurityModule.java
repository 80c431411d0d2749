package dev.firstline.people.security;

import static java.time.ZoneOffset.UTC;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the security log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityLogSettings.class)
public class SecurityModule {

    @Bean
    SecurityEntries securityEntries(JdbcClient jdbc) {
        return new JdbcSecurityEntries(jdbc);
    }

    @Bean
    SecurityDesk securityDesk(SecurityEntries entries, Supplier<UUID> ids, Clock clock) {
        return new SecurityDesk(entries, ids, clock);
    }

    @Bean
    SecurityFacts securityFacts(SecurityEntries entries) {
        return new SecurityFacts(entries);
    }

    @Bean
    SecurityAnswers securityAnswers(JdbcClient jdbc) {
        return new SecurityAnswers(jdbc);
    }

    /** Daily, at a quiet hour: what is too old is forgotten. */
    @Bean
    RecurringTask<Void> forgetSecurityEntries(SecurityEntries entries, SecurityLogSettings settings, Clock clock) {
        return Tasks.recurring("forget-security-entries", Schedules.daily(UTC, LocalTime.of(3, 0)))
                .execute((instance, context) ->
                        entries.forgetBefore(clock.instant().minus(Duration.ofDays(settings.keepDays()))));
    }
}
