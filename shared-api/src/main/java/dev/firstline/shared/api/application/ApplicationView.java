package dev.firstline.shared.api.application;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is answered about applications and their items. Values and schemas are JSON. */
public sealed interface ApplicationView {

    /** What somebody can do with an application and its items. */
    enum Act {
        DEFINE(Permission.DEFINE_APPLICATIONS),
        READ_ITEMS(Permission.READ_ITEMS),
        EDIT_ITEMS(Permission.EDIT_ITEMS);

        private final Permission permission;

        Act(Permission permission) {
            this.permission = permission;
        }

        /** The right it needs. */
        public Permission permission() {
            return permission;
        }
    }

    /** An application as it stands in a list. */
    record Row(
            ApplicationId id,
            String name,
            long version,
            @Nullable String accountField,
            Set<Act> may) implements ApplicationView {
        public Row {
            may = Set.copyOf(may);
        }
    }

    /** An application by its name. */
    record Named(ApplicationId id, String name) implements ApplicationView {}

    /**
     * One application.
     *
     * @param fieldsInUse those items have values of; with {@code lines}, for whoever may define applications
     * @param lines those that link to it
     */
    record One(
            ApplicationId id,
            String name,
            long version,
            @JsonRawValue String schema,
            String titleField,
            @Nullable String accountField,
            @Nullable Set<String> fieldsInUse,
            @Nullable Set<LineId> lines,
            Set<Act> may)
            implements ApplicationView {
        public One {
            fieldsInUse = fieldsInUse == null ? null : Set.copyOf(fieldsInUse);
            lines = lines == null ? null : Set.copyOf(lines);
            may = Set.copyOf(may);
        }
    }

    /** Who somebody is in a messenger. */
    record Account(String type, String value) implements ApplicationView {}

    /** An item as it stands in a list; {@code linked} names the items its values link to, by field. */
    record ItemRow(
            ItemId id,
            String title,
            long version,
            Instant createdAt,
            Instant changedAt,
            @JsonRawValue String values,
            @Nullable Map<String, Reference> linked)
            implements ApplicationView {
        public ItemRow {
            linked = linked == null ? null : Map.copyOf(linked);
        }
    }

    /** One item. */
    record Item(
            ItemId id,
            Reference application,
            String title,
            long version,
            @JsonRawValue String values,
            @Nullable Map<String, Reference> linked,
            Instant createdAt,
            Instant changedAt,
            Set<Act> may)
            implements ApplicationView {
        public Item {
            linked = linked == null ? null : Map.copyOf(linked);
            may = Set.copyOf(may);
        }
    }

    /** What one save changed of an item; {@code by} is absent where it was Firstline itself. */
    record ItemChange(long version, Instant at, @Nullable EmployeeId by, List<FieldChange> changes)
            implements ApplicationView {
        public ItemChange {
            changes = List.copyOf(changes);
        }
    }

    /** What a field was and is, as JSON; absent: it had no value. */
    record FieldChange(
            String field,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after) implements ApplicationView {}

    /** An item an account could be linked to. */
    record Candidate(ItemId id, String title, boolean sameAccount) implements ApplicationView {}
}
