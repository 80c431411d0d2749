package dev.firstline.shared.api;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** Ids derived from what they name, so that every node arrives at the same one (RFC 9562, version 5). */
public final class NameBasedId {

    private NameBasedId() {}

    /** The id of {@code name} within {@code space}. */
    public static UUID of(UUID space, String name) {
        return Generators.nameBasedGenerator(space).generate(name);
    }
}
