package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.UnmarkedAsSpam;
import dev.firstline.shared.api.session.SessionId;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * A claim, an assignment, or a session coming back from spam, and the end of its operator's right may commit in the same instant, neither seeing the other. So each
 * is looked at again afterwards, and the session goes back to the queue if its operator may not hold it.
 */
@ProcessingGroup("session-processes")
final class WhenSessionGivenThenHolderIsChecked {

    private static final Actor ACTOR = new Actor.Process("holder-check");

    private final SessionFacts facts;
    private final CommandGateway commands;

    WhenSessionGivenThenHolderIsChecked(SessionFacts facts, CommandGateway commands) {
        this.facts = facts;
        this.commands = commands;
    }

    @EventHandler
    void react(SessionClaimed event) {
        check(event.session(), event.line(), event.operator());
    }

    @EventHandler
    void react(SessionAssigned event) {
        check(event.session(), event.line(), event.operator());
    }

    @EventHandler
    void react(UnmarkedAsSpam event) {
        if (event.operator() != null) {
            check(event.session(), event.line(), event.operator());
        }
    }

    private void check(SessionId session, LineId line, EmployeeId holder) {
        if (!facts.mayHold(line, holder)) {
            commands.sendAndWait(new GenericCommandMessage<>(new ReturnToQueue(session), ACTOR.asMetaData()));
        }
    }
}
