package dev.firstline.shared.api.line;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why something asked of a line was not done. */
public sealed interface LineRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** Another line in use has this name, compared NFKC and case-folded; which one is told to whoever may see it. */
    record LineNameTaken(@Nullable LineId line) implements LineRefusal {}

    /** Whose name is shown is a question only while there are internal clients to show it to. */
    record NoInternalClients() implements LineRefusal {}

    /**
     * The line was changed since.
     *
     * @param startedFrom the version the change was made from
     * @param version the newest one
     * @param meanwhile the saves after {@code startedFrom}, oldest first; none where there never was such a version
     */
    record StaleVersion(long startedFrom, long version, List<Save> meanwhile) implements LineRefusal {
        public StaleVersion {
            meanwhile = List.copyOf(meanwhile);
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    /**
     * What one save changed.
     *
     * @param by who saved; absent where it was never noted
     * @param fields the settings that were changed, {@code state} for the line's state, by their names in the HTTP contract
     */
    record Save(long version, Instant at, @Nullable Actor by, List<String> fields) {
        public Save {
            fields = List.copyOf(fields);
        }
    }

    /** These settings of the earlier version cannot come back: what they name is taken or gone, or the caller may not change them. */
    record CannotRestore(List<LineSetting> fields) implements LineRefusal {
        public CannotRestore {
            fields = List.copyOf(fields);
        }
    }
}
