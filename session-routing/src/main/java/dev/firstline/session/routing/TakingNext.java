package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionCommand.TakeNextSession;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.Offline;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Operators take whatever is next. The list may lag behind the sessions, so each one still decides for itself. */
final class TakingNext {

    private final Supplier<Repository<Session>> sessions;
    private final SessionFacts facts;
    private final Waiting waiting;

    TakingNext(Supplier<Repository<Session>> sessions, SessionFacts facts, Waiting waiting) {
        this.sessions = sessions;
        this.facts = facts;
        this.waiting = waiting;
    }

    @CommandHandler
    Claim.@Nullable Won handle(TakeNextSession command, Actor actor) {
        if (!(actor instanceof Actor.Employee employee)) {
            throw new RefusedException(new NotAllowed());
        }
        var operator = employee.id();
        if (command.line() != null) {
            demandMayTake(command.line(), operator);
        }
        if (!facts.isOnline(operator)) {
            throw new RefusedException(new Offline());
        }
        var tried = new HashSet<SessionId>();
        while (true) {
            var next = waiting.reserveNext(operator, command.line(), tried);
            if (next.isEmpty()) {
                return null;
            }
            // The reserved row belongs to a list that no decision writes, so its lock cannot meet the session's.
            var won = sessions.get().load(next.get().toString()).invoke(session -> session.take(operator, facts));
            if (won.isPresent()) {
                return won.get();
            }
            tried.add(next.get());
        }
    }

    /** Whoever has no part in the line does not learn that it exists. */
    private void demandMayTake(LineId line, EmployeeId operator) {
        var parts = facts.involvement(line, operator).map(Involvement::parts).orElse(Set.of());
        if (parts.isEmpty()) {
            throw new RefusedException(new NotFound());
        }
        if (Collections.disjoint(parts, Permission.CLAIM.parts())) {
            throw new RefusedException(new NotAllowed());
        }
    }
}
