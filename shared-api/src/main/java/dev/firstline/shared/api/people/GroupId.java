package dev.firstline.shared.api.people;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a group of employees. */
public record GroupId(@JsonValue UUID value) {

    /** The system group whose members configure Firstline. */
    public static final GroupId ADMINISTRATORS = of("00000000-0000-8000-8000-0000000000a1");

    /** The system group whose members may read every line's history and every ledger. */
    public static final GroupId AUDITORS = of("00000000-0000-8000-8000-0000000000a2");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {
        requireNonNull(value);
    }

    /** The id written as a UUID; fails with {@link IllegalArgumentException} on anything else. */
    public static GroupId of(String text) {
        return new GroupId(UUID.fromString(text));
    }

    /** Whether this is one of the groups every installation has and nobody deletes. */
    public boolean isSystem() {
        return equals(ADMINISTRATORS) || equals(AUDITORS);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
