package dev.firstline.session.routing;

import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionId;
import java.util.List;
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
    public void keep(ConversationId conversation, ClientId client, MessageContent content, MessageTaken answer) {
        var kept = jdbc.sql("""
                insert into session_message (conversation_id, message_id, session_id, seq, content_hash, noted_by)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .param(conversation.value())
                .param(answer.message().value())
                .param(answer.session().value())
                .param(answer.seq())
                .param(content.hash())
                .param(content.isForClient() ? null : content.author().value())
                .update();
        if (kept == 0) {
            throw new ConcurrencyException("message " + answer.message() + " is being taken twice at once");
        }
        if (!content.files().isEmpty()) {
            attach(client, content, answer);
        }
    }

    /** A file whole, its uploader's own, and sent with no other message; whoever sends it at the same time waits for this one. */
    private void attach(ClientId client, MessageContent content, MessageTaken answer) {
        List<UUID> files = content.files().stream().map(FileId::value).toList();
        var free = jdbc.sql("""
                select file_id from session_file
                 where file_id in (:files) and uploader_id = :author and type is not null and session_id is null
                 order by file_id for update
                """)
                .param("files", files)
                .param("author", content.author().value())
                .query(UUID.class)
                .list();
        if (free.size() < files.size()) {
            throw new RefusedException(new InvalidValue("files", Problem.UNKNOWN));
        }
        jdbc.sql("""
                update session_file set session_id = :session, message_id = :message, client_id = :client
                 where file_id in (:files)
                """)
                .param("session", answer.session().value())
                .param("message", answer.message().value())
                .param("client", content.isForClient() ? client.value() : null)
                .param("files", files)
                .update();
    }

    @Override
    public Optional<Note> note(ConversationId conversation, SessionId session, MessageId message) {
        return jdbc.sql("""
                select noted_by, deleted from session_message
                 where conversation_id = ? and message_id = ? and session_id = ? and noted_by is not null
                """)
                .params(conversation.value(), message.value(), session.value())
                .query((row, n) ->
                        new Note(new EmployeeId(row.getObject("noted_by", UUID.class)), row.getBoolean("deleted")))
                .optional();
    }

    @Override
    public void deleteNote(ConversationId conversation, SessionId session, MessageId message) {
        jdbc.sql("update session_message set deleted = true where conversation_id = ? and message_id = ?")
                .params(conversation.value(), message.value())
                .update();
        jdbc.sql("delete from session_file where session_id = ? and message_id = ?")
                .params(session.value(), message.value())
                .update();
    }
}
