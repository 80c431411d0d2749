package dev.firstline.applications;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the items of an application hold.
 *
 * @param schema the same as JSON Schema, in the one form it is kept in
 * @param fields in their order
 */
record Definition(String schema, List<Field> fields, String titleField) {

    Definition {
        fields = List.copyOf(fields);
    }

    /** The field that holds accounts, unless it is retired. */
    @Nullable
    String accountField() {
        return fields.stream()
                .filter(field -> field.type() == FieldType.ACCOUNT && !field.retired())
                .map(Field::name)
                .findFirst()
                .orElse(null);
    }

    Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
