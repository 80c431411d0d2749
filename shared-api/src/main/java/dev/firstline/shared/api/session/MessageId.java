package dev.firstline.shared.api.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a message, unique in its conversation; chosen by whoever sends it, so that a repeat is recognised. */
public record MessageId(@JsonValue String value) {

    /** The longest id accepted, in characters. */
    public static final int MAX_LENGTH = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a message id has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** The id of a message whose sender gave none. */
    public static MessageId of(UUID value) {
        return new MessageId(value.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
