package dev.firstline.app.web;

import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceCommand.GiveSignsOfLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes who is seen at the edges; of each employee this node tells every 30 seconds at most. */
@Component
public final class Sightings {

    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);
    private static final Actor ACTOR = new Actor.Process("edge");
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final CommandGateway commands;
    private final Clock clock;
    private final Map<EmployeeId, Instant> given = new ConcurrentHashMap<>();

    Sightings(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** They are there now. A sign that cannot be kept stops nobody: the next one is tried instead. */
    public void of(Set<EmployeeId> employees) {
        var now = clock.instant();
        var due = employees.stream().filter(employee -> isDue(employee, now)).collect(toSet());
        if (due.isEmpty()) {
            return;
        }
        try {
            commands.sendAndWait(new GenericCommandMessage<>(new GiveSignsOfLife(due), ACTOR.asMetaData()));
        } catch (RuntimeException e) {
            due.forEach(employee -> given.remove(employee, now));
            LOG.warn("Signs of life could not be kept; the next ones are", e);
        }
    }

    /** Of many who ask at once, one is told so. */
    private boolean isDue(EmployeeId employee, Instant now) {
        var last = given.get(employee);
        return last == null
                ? given.putIfAbsent(employee, now) == null
                : !last.plus(SELDOM).isAfter(now) && given.replace(employee, last, now);
    }
}
