package dev.firstline.applications;

import dev.firstline.applications.items.ItemsModule;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires applications and items as they decide, and what is shown of them. */
@Configuration(proxyBeanMethods = false)
@Import(ItemsModule.class)
public class ApplicationsModule {

    /** The subscribing processing group that keeps the module's facts. */
    static final String FACTS = "application-facts";

    @Bean
    ConfigurerModule applicationAggregates() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Application.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Item.class));
    }

    @Bean
    Schemas schemas() {
        return new JsonSchemas();
    }

    @Bean
    ApplicationFacts applicationFacts(JdbcClient jdbc, Schemas schemas) {
        return new ApplicationFacts(new JdbcRegister(jdbc), schemas);
    }

    @Bean
    WhenAccountLinkedThenItemHasIt whenAccountLinkedThenItemHasIt(CommandGateway commands) {
        return new WhenAccountLinkedThenItemHasIt(commands);
    }

    @Bean
    ImportingItems importingItems(ObjectProvider<org.axonframework.config.Configuration> axon, ApplicationFacts facts) {
        return new ImportingItems(() -> axon.getObject().repository(Item.class), facts);
    }

    @Bean
    RegisterWriter registerWriter(JdbcClient jdbc, Schemas schemas) {
        return new RegisterWriter(jdbc, schemas);
    }
}
