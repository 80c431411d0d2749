package dev.firstline.app.engine;

import dev.firstline.shared.api.NameBasedId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One event of each kind with every component set, always to the same: ids and texts are made from the component's name. What came
 * later to an event that had its golden file is left out: it may be absent, and the file stays.
 */
final class ExampleEvents {

    private static final UUID SPACE = UUID.fromString("00000000-0000-8000-8000-000000000001");

    /** By component, what it is where it is absent. */
    private static final Map<String, Object> CAME_LATER = Map.of(
            "ClientMessageReceived.files", List.of(),
            "ReplySent.files", List.of(),
            "NoteAdded.files", List.of(),
            "NoteAdded.mentions", List.of());

    private ExampleEvents() {}

    static Object of(Class<?> event) {
        return record(event, event.getSimpleName());
    }

    private static Object record(Class<?> type, String name) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> {
                    var absent = CAME_LATER.get(type.getSimpleName() + "." + component.getName());
                    return absent != null
                            ? absent
                            : value(component.getGenericType(), components.length == 1 ? name : component.getName());
                })
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no example of " + type, e);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType collection) {
            Type element = collection.getActualTypeArguments()[0];
            List<Object> elements = List.of(value(element, name + " one"), value(element, name + " two"));
            return collection.getRawType() == Set.class ? Set.copyOf(elements) : elements;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text of " + name;
        }
        if (plain == UUID.class) {
            return NameBasedId.of(SPACE, name);
        }
        if (plain == Instant.class) {
            return Instant.parse("2026-01-02T03:04:05.678Z");
        }
        if (plain == long.class || plain == Long.class) {
            return 7L;
        }
        if (plain == int.class || plain == Integer.class) {
            return 7;
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return true;
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return record(plain, name);
    }
}
