package dev.firstline.app.web;

import dev.firstline.shared.api.session.FileView;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionView;
import java.time.Instant;
import java.util.List;

/** A message as an internal client reads it, in his thread and from the stream. */
public record MyMessage(
        MessageId messageId, Instant at, boolean mine, String author, String text, List<FileView.Summary> files) {

    /** The message as it is answered. */
    public static MyMessage of(SessionView.MyMessage message) {
        return new MyMessage(
                message.messageId(), message.at(), message.mine(), message.author(), message.text(), message.files());
    }
}
