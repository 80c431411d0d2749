package dev.firstline.app.engine;

import dev.firstline.shared.api.Personal;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The personal texts of one kind of event, and whose they are. */
final class PersonalFields {

    private record Field(String name, String subject) {}

    private final List<Field> fields;

    private PersonalFields(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Those of an event's record; fails where one is no text or names no sibling as its subject. */
    static PersonalFields of(Class<?> event) {
        List<String> components = Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : event.getRecordComponents()) {
            Personal personal = component.getAnnotation(Personal.class);
            if (personal == null) {
                continue;
            }
            if (component.getType() != String.class || !components.contains(personal.subject())) {
                throw new IllegalArgumentException(
                        event.getName() + "." + component.getName() + " must be a text about one of its siblings");
            }
            fields.add(new Field(component.getName(), personal.subject()));
        }
        return new PersonalFields(fields);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Replaces each personal text of the event by what is stored of it. */
    void seal(ObjectNode event, PersonalCipher cipher) {
        for (Field field : fields) {
            String text = textOf(event, field);
            if (text != null) {
                event.put(field.name, cipher.seal(subjectOf(event, field), text));
            }
        }
    }

    /** Replaces what is stored by the texts; those of an erased person by {@link Personal#ERASED}. */
    void open(ObjectNode event, PersonalCipher cipher) {
        for (Field field : fields) {
            String sealed = textOf(event, field);
            if (sealed != null) {
                String text = cipher.open(subjectOf(event, field), sealed);
                event.put(field.name, text == null ? Personal.ERASED : text);
            }
        }
    }

    private static @Nullable String textOf(ObjectNode event, Field field) {
        JsonNode text = event.get(field.name);
        return text == null || text.isNull() ? null : text.asString();
    }

    private static UUID subjectOf(ObjectNode event, Field field) {
        return UUID.fromString(event.get(field.subject).asString());
    }
}
