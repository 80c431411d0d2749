package dev.firstline.app.engine;

import dev.firstline.shared.api.Actor;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How commands travel: from whom, again after a conflict, and once only where their caller may repeat them. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    private static final int COMMAND_THREADS = 8;

    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider();
    }

    @Bean
    CorrelationDataProvider actorOrigin() {
        return new SimpleCorrelationDataProvider(Actor.METADATA_KEY);
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService commandExecutor() {
        return Executors.newScheduledThreadPool(COMMAND_THREADS, new AxonThreadFactory("Commands"));
    }

    @Bean
    CommandGateway commandGateway(
            CommandBus commands, @Qualifier("commandExecutor") ScheduledExecutorService executor) {
        return new DeskGateway(commands, executor);
    }

    @Bean
    Repeat repeat(InstallationKey key) {
        return new Repeat(key);
    }

    @Bean
    ConfigurerModule interceptors(JdbcClient jdbc, Clock clock) {
        return configurer -> configurer.onInitialize(axon -> {
            axon.commandBus().registerDispatchInterceptor(new ActorRequired());
            axon.commandBus().registerHandlerInterceptor(new RepeatedCommands(jdbc, clock));
        });
    }
}
