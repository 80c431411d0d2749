package dev.firstline.session.routing;

import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionId;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link TakenMessages} as rows whose primary key is conversation and message. */
final class JdbcTakenMessages implements TakenMessages {

    private final JdbcClient jdbc;

    JdbcTakenMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<MessageTaken> find(ConversationId conversation, MessageId message, MessageContent content) {
        return jdbc.sql("""
                select session_id, seq, content_hash from session_message
                 where conversation_id = ? and message_id = ?
                """)
                .params(conversation.value(), message.value())
                .query((row, n) -> {
                    if (!content.hash().equals(row.getString("content_hash"))) {
                        throw new RefusedException(new IdReused());
                    }
                    var session = new SessionId(row.getObject("session_id", UUID.class));
                    return new MessageTaken(session, message, row.getLong("seq"));
                })
                .optional();
    }

    @Override
    public boolean hasAny(ConversationId conversation) {
        return jdbc.sql("select exists (select 1 from session_message where conversation_id = ?)")
                .param(conversation.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void keep(ConversationId conversation, MessageContent content, MessageTaken answer) {
        var kept = jdbc.sql("""
                insert into session_message (conversation_id, message_id, session_id, seq, content_hash)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        conversation.value(),
                        answer.message().value(),
                        answer.session().value(),
                        answer.seq(),
                        content.hash())
                .update();
        if (kept == 0) {
            throw new ConcurrencyException("message " + answer.message() + " is being taken twice at once");
        }
    }
}
