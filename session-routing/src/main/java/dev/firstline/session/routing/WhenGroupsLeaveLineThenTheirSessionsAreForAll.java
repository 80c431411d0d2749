package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.session.SessionCommand.ReaddressSession;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * What waits for a group that answers on its line no longer would wait for ever: it is addressed to all operators of the line. So is
 * what somebody holds, for it may come back; and what was opened for the group, or moved to it, in the very instant it left.
 */
@ProcessingGroup("session-processes")
final class WhenGroupsLeaveLineThenTheirSessionsAreForAll {

    private static final Actor ACTOR = new Actor.Process("general-return");

    private final SessionPlaces places;
    private final SessionFacts facts;
    private final CommandGateway commands;

    WhenGroupsLeaveLineThenTheirSessionsAreForAll(SessionPlaces places, SessionFacts facts, CommandGateway commands) {
        this.places = places;
        this.facts = facts;
        this.commands = commands;
    }

    @EventHandler
    void react(OperatorsAssigned event) {
        addressToAll(event.line());
    }

    @EventHandler
    void react(SessionOpened event) {
        if (event.addressedTo() != null) {
            addressToAll(event.line());
        }
    }

    @EventHandler
    void react(SessionMovedToGroup event) {
        addressToAll(event.line());
    }

    private void addressToAll(LineId line) {
        var groups = facts.operatorsOf(line).map(SessionFacts.Operators::groups).orElse(Set.of());
        CompletableFuture.allOf(places.addressedOn(line).stream()
                        .filter(one -> !groups.contains(one.group()))
                        .map(one -> commands.send(
                                new GenericCommandMessage<>(new ReaddressSession(one.session()), ACTOR.asMetaData())))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
