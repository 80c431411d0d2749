package dev.firstline.session.routing;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionId;
import java.util.Optional;

/** Guards that a message enters its conversation once, however often it is delivered, and takes its files along. */
interface TakenMessages {

    /**
     * What was answered when this message came first; empty where it is new.
     *
     * @param content who says what, see {@link MessageContent}
     * @throws dev.firstline.shared.api.RefusedException {@code IdReused} where the id belongs to another content
     */
    Optional<MessageTaken> find(ConversationId conversation, MessageId message, MessageContent content);

    /** Whether anything was ever said in the conversation. */
    boolean hasAny(ConversationId conversation);

    /**
     * Keeps a new message's answer, and attaches its files.
     *
     * @param client whose conversation it is
     * @throws dev.firstline.shared.api.RefusedException {@code InvalidValue} on the files where one is not its author's to send
     * @throws org.axonframework.modelling.command.ConcurrencyException where it was kept by another meanwhile: look again
     */
    void keep(ConversationId conversation, ClientId client, MessageContent content, MessageTaken answer);

    /** A note that was left in the session; empty where there is no such message, or it is no note. */
    Optional<Note> note(ConversationId conversation, SessionId session, MessageId message);

    /** Takes a note back: removes its files. Its id stays taken. */
    void deleteNote(ConversationId conversation, SessionId session, MessageId message);

    /** A note: who left it, and whether he took it back. */
    record Note(EmployeeId author, boolean deleted) {}
}
