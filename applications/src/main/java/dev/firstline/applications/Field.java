package dev.firstline.applications;

import dev.firstline.shared.api.application.ApplicationId;
import org.jspecify.annotations.Nullable;

/** One field of an application; {@code linked} is the application whose items it links to, if it does. */
record Field(
        String name,
        FieldType type,
        boolean required,
        boolean retired,
        @Nullable ApplicationId linked) {

    /** Whether what it held before it became {@code other} is still of its kind. */
    boolean isOfTheKindOf(Field other) {
        return type == other.type && (linked == null || linked.equals(other.linked));
    }
}
