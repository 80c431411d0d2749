package dev.firstline.shared.api.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.firstline.shared.api.NameBasedId;
import java.util.UUID;

/** Names a conversation: the continuous thread of one client in one channel. */
public record ConversationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        requireNonNull(value);
    }

    /** The conversation a thread of a channel belongs to; the same for the same two, on every node. */
    public static ConversationId of(ChannelId channel, String thread) {
        return new ConversationId(NameBasedId.of(channel.value(), thread));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
