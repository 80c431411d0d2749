package dev.firstline.people;

import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the module; needs a {@link JdbcClient}, JPA and a {@link Clock}. */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = PeopleModule.class)
@EnableJpaRepositories(basePackageClasses = PeopleModule.class)
public class PeopleModule {

    /** The subscribing processing group that keeps the module's facts. */
    static final String FACTS = "people-facts";

    @Bean
    ConfigurerModule peopleAggregates() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Employee.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Group.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Presence.class));
    }

    @Bean
    Administrators administrators(JdbcClient jdbc) {
        return new JdbcAdministrators(jdbc);
    }

    @Bean
    EmployeeRegister employeeRegister(JdbcClient jdbc) {
        return new JdbcEmployeeRegister(jdbc);
    }

    @Bean
    GroupRegister groupRegister(JdbcClient jdbc) {
        return new JdbcGroupRegister(jdbc);
    }

    @Bean
    PeopleFacts peopleFacts(JdbcClient jdbc) {
        return new PeopleFacts(jdbc);
    }

    @Bean
    GroupUses groupUses(JdbcClient jdbc, GroupRegister register) {
        return new GroupUses(jdbc, register);
    }

    @Bean
    TokenDesk tokenDesk(EmployeeRegister employees, JdbcClient jdbc, Clock clock) {
        return new TokenDesk(employees, new JdbcTokens(jdbc), clock);
    }

    @Bean
    PreferenceDesk preferenceDesk(EmployeeRegister employees, JdbcClient jdbc) {
        return new PreferenceDesk(employees, new JdbcPreferences(jdbc));
    }

    @Bean
    PeopleAnswers peopleAnswers(JdbcClient jdbc, EmployeeRows employees, GroupRows groups) {
        return new PeopleAnswers(jdbc, employees, groups);
    }

    @Bean
    SignInAnswers signInAnswers(JdbcClient jdbc, Clock clock) {
        return new SignInAnswers(jdbc, clock);
    }

    @Bean
    SystemGroups systemGroups(CommandGateway commands) {
        return new SystemGroups(commands);
    }
}
