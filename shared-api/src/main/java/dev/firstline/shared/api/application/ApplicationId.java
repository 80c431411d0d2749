package dev.firstline.shared.api.application;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an application: a register of records defined by an administrator. */
public record ApplicationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApplicationId {
        requireNonNull(value);
    }

    /** The id written as a UUID; fails with {@link IllegalArgumentException} on anything else. */
    public static ApplicationId of(String text) {
        return new ApplicationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
