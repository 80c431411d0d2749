package dev.firstline.session.routing;

import dev.firstline.session.routing.board.BoardModule;
import dev.firstline.session.routing.desk.DeskModule;
import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.session.routing.templates.TemplatesModule;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the Session aggregate, its facts, guards and processes, the desk, the board, the files and the templates. */
@Configuration(proxyBeanMethods = false)
@Import({DeskModule.class, BoardModule.class, FilesModule.class, TemplatesModule.class})
public class SessionRoutingModule {

    @Bean
    ConfigurerModule sessionAggregate(ObjectProvider<SnapshotTriggerDefinition> snapshots) {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Session.class)
                .configureSnapshotTrigger(configuration -> snapshots.getObject()));
    }

    @Bean
    SessionFacts sessionFacts(
            JdbcClient jdbc, @Value("${firstline.organisation.assign-only-online:false}") boolean onlyOnline) {
        return new JdbcSessionFacts(jdbc, onlyOnline);
    }

    @Bean
    SessionFactsWriter sessionFactsWriter(JdbcClient jdbc) {
        return new SessionFactsWriter(jdbc);
    }

    @Bean
    SessionPlaces sessionPlaces(JdbcClient jdbc) {
        return new JdbcSessionPlaces(jdbc);
    }

    @Bean
    SessionPlacesWriter sessionPlacesWriter(JdbcClient jdbc) {
        return new SessionPlacesWriter(jdbc);
    }

    @Bean
    OpenSessions openSessions(JdbcClient jdbc) {
        return new JdbcOpenSessions(jdbc);
    }

    @Bean
    TakenMessages takenMessages(JdbcClient jdbc) {
        return new JdbcTakenMessages(jdbc);
    }

    @Bean
    RefusedClaims refusedClaims(JdbcClient jdbc) {
        return new JdbcRefusedClaims(jdbc);
    }

    @Bean
    Links links(JdbcClient jdbc) {
        return new JdbcLinks(jdbc);
    }

    @Bean
    WritingToLines writingToLines(
            ObjectProvider<org.axonframework.config.Configuration> axon,
            Supplier<UUID> ids,
            SessionFacts facts,
            OpenSessions open,
            TakenMessages taken) {
        return new WritingToLines(() -> sessions(axon), ids, facts, open, taken);
    }

    @Bean
    OpeningSessions openingSessions(
            ObjectProvider<org.axonframework.config.Configuration> axon,
            SessionFacts facts,
            OpenSessions open,
            TakenMessages taken) {
        return new OpeningSessions(() -> sessions(axon), facts, open, taken);
    }

    @Bean
    TakingNext takingNext(
            ObjectProvider<org.axonframework.config.Configuration> axon, SessionFacts facts, JdbcClient jdbc) {
        return new TakingNext(() -> sessions(axon), facts, new JdbcWaiting(jdbc));
    }

    @Bean
    WhenSessionGivenThenHolderIsChecked whenSessionGivenThenHolderIsChecked(
            SessionFacts facts, CommandGateway commands) {
        return new WhenSessionGivenThenHolderIsChecked(facts, commands);
    }

    @Bean
    WhenOperatorsLeaveThenTheirSessionsReturn whenOperatorsLeaveThenTheirSessionsReturn(
            SessionPlaces places, SessionFacts facts, CommandGateway commands) {
        return new WhenOperatorsLeaveThenTheirSessionsReturn(places, facts, commands);
    }

    @Bean
    WhenGroupsLeaveLineThenTheirSessionsAreForAll whenGroupsLeaveLineThenTheirSessionsAreForAll(
            SessionPlaces places, SessionFacts facts, CommandGateway commands) {
        return new WhenGroupsLeaveLineThenTheirSessionsAreForAll(places, facts, commands);
    }

    private static Repository<Session> sessions(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return axon.getObject().repository(Session.class);
    }
}
