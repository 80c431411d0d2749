package dev.firstline.people.signin;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires tokens, preferences and what signing in needs to know; needs a {@link JdbcClient} and a {@link Clock}. */
@Configuration(proxyBeanMethods = false)
public class SignInModule {

    @Bean
    TokenDesk tokenDesk(JdbcClient jdbc, Clock clock) {
        return new TokenDesk(new JdbcOwners(jdbc), new JdbcTokens(jdbc), clock);
    }

    @Bean
    PreferenceDesk preferenceDesk(JdbcClient jdbc) {
        return new PreferenceDesk(new JdbcOwners(jdbc), new JdbcPreferences(jdbc));
    }

    @Bean
    CredentialDesk credentialDesk(JdbcClient jdbc) {
        return new CredentialDesk(new JdbcCredentials(jdbc));
    }

    @Bean
    SignInAnswers signInAnswers(JdbcClient jdbc, Clock clock) {
        return new SignInAnswers(jdbc, clock);
    }
}
