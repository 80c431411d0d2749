package dev.firstline.session.routing;

import dev.firstline.session.routing.SessionPlaces.Held;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Whoever may no longer answer on a line holds no session of it: what he holds goes back to the queue. A claim in the same instant is
 * not missed: of the two events one is processed last, and by then the rows of both are there to be seen, here or by {@link
 * WhenSessionGivenThenHolderIsChecked}.
 */
@ProcessingGroup("session-processes")
final class WhenOperatorsLeaveThenTheirSessionsReturn {

    private static final Actor ACTOR = new Actor.Process("general-return");

    private final SessionPlaces places;
    private final SessionFacts facts;
    private final CommandGateway commands;

    WhenOperatorsLeaveThenTheirSessionsReturn(SessionPlaces places, SessionFacts facts, CommandGateway commands) {
        this.places = places;
        this.facts = facts;
        this.commands = commands;
    }

    @EventHandler
    void react(EmployeeDeactivated event) {
        takeBack(places.heldBy(event.employee()));
    }

    @EventHandler
    void react(EmployeeLeftGroup event) {
        takeBack(places.heldBy(event.employee()));
    }

    @EventHandler
    void react(GroupDeleted event) {
        takeBack(places.held());
    }

    @EventHandler
    void react(OperatorsAssigned event) {
        takeBack(places.heldOn(event.line()));
    }

    private void takeBack(List<Held> held) {
        var mayHold = new HashMap<Holder, Boolean>();
        var returns = held.stream()
                .filter(one -> !mayHold.computeIfAbsent(
                        new Holder(one.line(), one.operator()),
                        holder -> facts.mayHold(holder.line(), holder.operator())))
                .map(one -> commands.send(
                        new GenericCommandMessage<>(new ReturnToQueue(one.session()), ACTOR.asMetaData())))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(returns).join();
    }

    private record Holder(LineId line, EmployeeId operator) {}
}
