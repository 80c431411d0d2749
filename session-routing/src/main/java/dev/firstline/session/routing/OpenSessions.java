package dev.firstline.session.routing;

import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionId;
import java.util.Optional;

/** Guards that a conversation has at most one open session, on whichever node its messages arrive. */
interface OpenSessions {

    /** The conversation's open session, if there is one. Locks nothing. */
    Optional<SessionId> find(ConversationId conversation);

    /** Makes the session the open one; {@code false}, after waiting for whoever is first, where there is one already. */
    boolean open(ConversationId conversation, SessionId session);

    /** Leaves the conversation without an open session. */
    void close(ConversationId conversation);
}
