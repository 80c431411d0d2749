package dev.firstline.people;

import dev.firstline.people.directory.DirectoryModule;
import dev.firstline.people.presence.PresenceModule;
import dev.firstline.people.security.SecurityModule;
import dev.firstline.people.signin.SignInModule;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the module: the decisions about employees and groups, and what lies below. */
@Configuration(proxyBeanMethods = false)
@Import({DirectoryModule.class, PresenceModule.class, SecurityModule.class, SignInModule.class})
public class PeopleModule {

    /** The subscribing processing group that keeps the module's facts. */
    static final String FACTS = "people-facts";

    @Bean
    ConfigurerModule peopleAggregates() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Employee.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Group.class));
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
    SystemGroups systemGroups(CommandGateway commands) {
        return new SystemGroups(commands);
    }
}
