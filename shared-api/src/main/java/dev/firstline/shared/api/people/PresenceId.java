package dev.firstline.shared.api.people;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.firstline.shared.api.NameBasedId;
import java.util.UUID;

/** Names the stream an employee's presence is kept in, apart from the employee's own. */
public record PresenceId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PresenceId {
        requireNonNull(value);
    }

    /** The presence of an employee. */
    public static PresenceId of(EmployeeId employee) {
        return new PresenceId(NameBasedId.of(employee.value(), "presence"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
