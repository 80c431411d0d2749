package dev.firstline.shared.api;

import dev.firstline.shared.api.people.EmployeeId;
import java.util.Map;

/** Who a message is from; travels in the metadata of every command and of the events it leads to. */
public sealed interface Actor {

    /** The metadata entry that holds the actor, written as by {@link #asText()}. */
    String METADATA_KEY = "actor";

    /** Somebody who signed in. */
    record Employee(EmployeeId id) implements Actor {
        @Override
        public String asText() {
            return "employee:" + id;
        }
    }

    /** Firstline itself: a process or the first start, by its name. */
    record Process(String name) implements Actor {
        @Override
        public String asText() {
            return "process:" + name;
        }
    }

    /** The form kept in metadata. */
    String asText();

    /** The metadata that says a message is from this actor. */
    default Map<String, String> asMetaData() {
        return Map.of(METADATA_KEY, asText());
    }

    /** Reads what {@link #asText()} wrote; fails with {@link IllegalArgumentException} on anything else. */
    static Actor parse(String text) {
        if (text.startsWith("employee:")) {
            return new Employee(EmployeeId.of(text.substring("employee:".length())));
        }
        if (text.startsWith("process:")) {
            return new Process(text.substring("process:".length()));
        }
        throw new IllegalArgumentException("no actor: " + text);
    }
}
