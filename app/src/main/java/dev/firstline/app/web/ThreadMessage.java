package dev.firstline.app.web;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.session.FileView;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as the staff reads it, in the thread and from the stream. */
public record ThreadMessage(
        MessageId messageId,
        SessionId sessionId,
        long seq,
        Instant at,
        SessionView.Kind kind,
        SessionView.Author author,
        @Nullable String text,
        @Nullable String event,
        @Nullable Map<String, Object> facts,
        List<FileView.Summary> files,
        @Nullable List<Reference> mentions,
        @Nullable Instant editedAt,
        @Nullable Boolean deleted,
        SessionView.@Nullable Delivery delivery) {

    /** The message as it is answered. */
    public static ThreadMessage of(SessionView.Message message) {
        return new ThreadMessage(
                message.messageId(),
                message.sessionId(),
                message.seq(),
                message.at(),
                message.kind(),
                message.author(),
                message.text(),
                message.event(),
                message.facts(),
                message.files(),
                message.mentions(),
                message.editedAt(),
                message.deleted(),
                message.delivery());
    }
}
