package dev.firstline.session.routing;

import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link OpenSessions} as rows whose primary key is the conversation. */
final class JdbcOpenSessions implements OpenSessions {

    private final JdbcClient jdbc;

    JdbcOpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<SessionId> find(ConversationId conversation) {
        return jdbc.sql("select session_id from session_open where conversation_id = ?")
                .param(conversation.value())
                .query(UUID.class)
                .optional()
                .map(SessionId::new);
    }

    @Override
    public boolean open(ConversationId conversation, SessionId session) {
        return jdbc.sql("insert into session_open (conversation_id, session_id) values (?, ?) on conflict do nothing")
                        .params(conversation.value(), session.value())
                        .update()
                == 1;
    }

    @Override
    public void close(ConversationId conversation) {
        jdbc.sql("delete from session_open where conversation_id = ?")
                .param(conversation.value())
                .update();
    }
}
