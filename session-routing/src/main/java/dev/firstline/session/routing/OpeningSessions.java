package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand.OpenSession;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.ConversationOpen;
import dev.firstline.shared.api.session.SessionRefusal.LineRetired;
import dev.firstline.shared.api.session.SessionRefusal.Offline;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;

/** Operators begin sessions with internal clients of their lines. A conversation has one open session, whoever opens it. */
final class OpeningSessions {

    private final Supplier<Repository<Session>> sessions;
    private final SessionFacts facts;
    private final OpenSessions open;
    private final TakenMessages taken;

    OpeningSessions(
            Supplier<Repository<Session>> sessions, SessionFacts facts, OpenSessions open, TakenMessages taken) {
        this.sessions = sessions;
        this.facts = facts;
        this.open = open;
        this.taken = taken;
    }

    @CommandHandler
    Now handle(OpenSession command, Actor actor) throws Exception {
        if (!(actor instanceof Actor.Employee employee)) {
            throw new RefusedException(new NotAllowed());
        }
        var opener = employee.id();
        var involvement = facts.involvement(command.line(), opener)
                .filter(found -> !found.parts().isEmpty())
                .orElseThrow(() -> new RefusedException(new NotFound()));
        if (!Permission.OPEN_SESSION.allows(involvement.standing())) {
            throw new RefusedException(new NotAllowed());
        }
        if (!involvement.online()) {
            throw new RefusedException(new Offline());
        }
        if (involvement.lineRetired()) {
            throw new RefusedException(new LineRetired());
        }
        var client = facts.involvement(command.line(), command.client())
                .filter(involved -> Permission.WRITE_TO_LINE.allows(involved.standing()))
                .orElseThrow(() -> new RefusedException(new InvalidValue("account", Problem.UNKNOWN)));
        var channel = ChannelId.internalOf(command.line());
        var conversation = ConversationId.of(channel, command.client().toString());
        var existing = open.find(conversation);
        if (existing.isPresent()) {
            throw new RefusedException(inTheWay(existing.get(), opener, involvement));
        }
        if (!open.open(conversation, command.session())) {
            throw new ConcurrencyException("another session was opened in conversation " + conversation);
        }
        Callable<Session> opening = () -> new Session(new SessionOpened(
                command.session(),
                command.line(),
                involvement.lineVersion(),
                conversation,
                channel,
                new ClientId(command.client().value()),
                client.name(),
                null));
        return sessions.get().newInstance(opening).invoke(session -> {
            session.openedBy(opener, involvement.lineVersion());
            return session.begin(command, opener, facts, taken);
        });
    }

    private ConversationOpen inTheWay(SessionId session, EmployeeId opener, Involvement involvement) {
        Aggregate<Session> existing = sessions.get().load(session.toString());
        return existing.invoke(each -> each.inTheWayOf(opener, involvement));
    }
}
