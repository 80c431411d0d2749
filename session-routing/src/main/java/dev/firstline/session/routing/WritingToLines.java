package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.LineRetired;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;

/**
 * Internal clients write to lines: the message goes into the conversation's open session, or opens one. Whatever arrives at the
 * same time, on whichever node, there is one open session and each message is in it once: the guard rows say so, and whoever
 * loses at one of them is decided again from the start. A retired line opens no more sessions; those that are open go on.
 */
final class WritingToLines {

    private final Supplier<Repository<Session>> sessions;
    private final Supplier<UUID> ids;
    private final SessionFacts facts;
    private final OpenSessions open;
    private final TakenMessages taken;

    WritingToLines(
            Supplier<Repository<Session>> sessions,
            Supplier<UUID> ids,
            SessionFacts facts,
            OpenSessions open,
            TakenMessages taken) {
        this.sessions = sessions;
        this.ids = ids;
        this.facts = facts;
        this.open = open;
        this.taken = taken;
    }

    @CommandHandler
    MessageTaken handle(WriteToLine command, Actor actor) throws Exception {
        if (!(actor instanceof Actor.Employee employee)) {
            throw new RefusedException(new NotAllowed());
        }
        var author = employee.id();
        var content = new MessageContent("CLIENT", author, command.text(), command.files());
        var channel = ChannelId.internalOf(command.line());
        var conversation = ConversationId.of(channel, author.toString());

        var before = taken.find(conversation, command.message(), content);
        if (before.isPresent()) {
            return before.get();
        }
        var involvement = facts.involvement(command.line(), author)
                .filter(involved -> Permission.WRITE_TO_LINE.allows(involved.standing()))
                .orElseThrow(
                        () -> new RefusedException(taken.hasAny(conversation) ? new NotAllowed() : new NotFound()));
        // No row is locked while an existing session is loaded: its lock in this process comes before any in the
        // database.
        var existing = open.find(conversation);
        if (existing.isEmpty() && involvement.lineRetired()) {
            throw new RefusedException(taken.hasAny(conversation) ? new LineRetired() : new NotFound());
        }
        var session = existing.isPresent()
                ? sessions.get().load(existing.get().toString())
                : openSession(command, author, involvement, channel, conversation);
        return session.invoke(s -> s.receive(command.message(), author, content, taken));
    }

    private Aggregate<Session> openSession(
            WriteToLine command,
            EmployeeId author,
            Involvement involvement,
            ChannelId channel,
            ConversationId conversation)
            throws Exception {
        var session = new SessionId(ids.get());
        if (!open.open(conversation, session)) {
            throw new ConcurrencyException("another session was opened in conversation " + conversation);
        }
        Callable<Session> opening = () -> new Session(new SessionOpened(
                session,
                command.line(),
                involvement.lineVersion(),
                conversation,
                channel,
                new ClientId(author.value()),
                involvement.name(),
                null));
        return sessions.get().newInstance(opening);
    }
}
