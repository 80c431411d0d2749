package dev.firstline.shared.api.application;

import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.line.LineId;
import java.util.Set;

/** Why something asked of an application or an item was not done. */
public sealed interface ApplicationRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** The application was changed since. */
    record StaleApplication(long startedFrom, long version) implements ApplicationRefusal {
        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /** The item was changed since. */
    record StaleItem(long startedFrom, long version) implements ApplicationRefusal {
        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /** Items have values of these fields: they can be retired, not left out. */
    record FieldInUse(Set<String> fields) implements ApplicationRefusal {
        public FieldInUse {
            fields = Set.copyOf(fields);
        }
    }

    /** These lines link to the application by its Account field. */
    record AccountFieldLinked(Set<LineId> lines) implements ApplicationRefusal {
        public AccountFieldLinked {
            lines = Set.copyOf(lines);
        }
    }

    /** An application has no more than {@code most} fields. */
    record TooManyFields(int fields, int most) implements ApplicationRefusal {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** A schema has no more than {@code most} bytes. */
    record SchemaTooLarge(int bytes, int most) implements ApplicationRefusal {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
