package dev.firstline.people.presence;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Whoever was deactivated no longer acts as an operator. */
@ProcessingGroup("people-processes")
final class WhenEmployeeDeactivatedThenPresenceEnds {

    private static final Actor ACTOR = new Actor.Process("deactivation");

    private final CommandGateway commands;

    WhenEmployeeDeactivatedThenPresenceEnds(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void react(EmployeeDeactivated event) {
        commands.sendAndWait(new GenericCommandMessage<>(
                new SetPresence(event.employee(), PresenceStatus.OFFLINE), ACTOR.asMetaData()));
    }
}
