package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * A claim and the end of its operator's right may commit in the same instant, neither seeing the other. So each claim is looked at
 * again afterwards, and goes back to the queue if its operator may not hold it.
 */
@ProcessingGroup("session-processes")
final class WhenSessionClaimedThenHolderIsChecked {

    private static final Actor ACTOR = new Actor.Process("holder-check");

    private final SessionFacts facts;
    private final CommandGateway commands;

    WhenSessionClaimedThenHolderIsChecked(SessionFacts facts, CommandGateway commands) {
        this.facts = facts;
        this.commands = commands;
    }

    @EventHandler
    void react(SessionClaimed event) {
        if (!facts.mayHold(event.line(), event.operator())) {
            commands.sendAndWait(new GenericCommandMessage<>(new ReturnToQueue(event.session()), ACTOR.asMetaData()));
        }
    }
}
