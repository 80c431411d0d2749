package dev.firstline.shared.api.application;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an item: one record of an application, and the subject its personal data is kept under. */
public record ItemId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ItemId {
        requireNonNull(value);
    }

    /** The id written as a UUID; fails with {@link IllegalArgumentException} on anything else. */
    public static ItemId of(String text) {
        return new ItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
