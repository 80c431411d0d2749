package dev.firstline.shared.api.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.firstline.shared.api.NameBasedId;
import dev.firstline.shared.api.line.LineId;
import java.util.UUID;

/** Names a channel: one connection of a messenger to a line, or the line's internal one. */
public record ChannelId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelId {
        requireNonNull(value);
    }

    /** The internal channel each line has from the start. */
    public static ChannelId internalOf(LineId line) {
        return new ChannelId(NameBasedId.of(line.value(), "internal"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
