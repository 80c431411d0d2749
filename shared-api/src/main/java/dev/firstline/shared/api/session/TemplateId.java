package dev.firstline.shared.api.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a response template. */
public record TemplateId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TemplateId {
        requireNonNull(value);
    }

    /** The id written as a UUID; fails with {@link IllegalArgumentException} on anything else. */
    public static TemplateId of(String text) {
        return new TemplateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
