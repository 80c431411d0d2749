package dev.firstline.people.presence;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.ListAbsent;
import dev.firstline.shared.api.people.PresenceCommand.GoOfflineWhereAbsent;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns offline whoever gave no sign of life for too long; looked at from time to time, by one node. */
final class AbsenceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AbsenceWatch.class);
    private static final Actor ACTOR = new Actor.Process("absence-watch");

    private final QueryGateway queries;
    private final CommandGateway commands;
    private final PresenceSettings settings;
    private final Clock clock;

    AbsenceWatch(QueryGateway queries, CommandGateway commands, PresenceSettings settings, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
    }

    void look() {
        var since = clock.instant().minus(settings.absence());
        queries.query(new ListAbsent(since), ResponseTypes.multipleInstancesOf(EmployeeId.class))
                .join()
                .forEach(employee -> turnOffline(employee, since));
    }

    private void turnOffline(EmployeeId employee, Instant since) {
        try {
            commands.sendAndWait(
                    new GenericCommandMessage<>(new GoOfflineWhereAbsent(employee, since), ACTOR.asMetaData()));
        } catch (RuntimeException e) {
            LOG.warn("{} could not be turned offline; the next look tries again", employee, e);
        }
    }
}
