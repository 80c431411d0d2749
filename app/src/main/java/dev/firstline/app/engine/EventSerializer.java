package dev.firstline.app.engine;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes events under their stored names, with personal texts encrypted, and reads them back. Anything outside the vocabulary is
 * refused in both directions; members a stored event has too many are passed over, those it lacks are absent.
 */
final class EventSerializer extends Jackson3Serializer {

    private static final SerializedType META_DATA = new SimpleSerializedType("metadata", null);

    private final EventVocabulary vocabulary;
    private final PersonalCipher cipher;
    private final Map<Class<?>, PersonalFields> personalFields = new HashMap<>();

    EventSerializer(EventVocabulary vocabulary, PersonalCipher cipher) {
        super(Jackson3Serializer.builder()
                .converter(new ChainingConverter(EventSerializer.class.getClassLoader()))
                .jsonMapperBuilderCustomizer(EventSerializer::customize));
        this.vocabulary = vocabulary;
        this.cipher = cipher;
        for (String name : vocabulary.names()) {
            Class<?> event = classNamed(name);
            PersonalFields fields = PersonalFields.of(event);
            if (!fields.isEmpty()) {
                personalFields.put(event, fields);
            }
        }
    }

    private static void customize(JsonMapper.Builder mapper) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_NULL))
                .addModule(stableOrder());
    }

    /** Writes equal sets alike. */
    static SimpleModule stableOrder() {
        return new SimpleModule("stable order").addSerializer(new SortedSets());
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        PersonalFields fields = personalFields.get(object.getClass());
        if (fields == null) {
            return super.serialize(object, expectedRepresentation);
        }
        try {
            ObjectNode event = getObjectMapper().valueToTree(object);
            fields.seal(event, cipher);
            byte[] bytes = getObjectMapper().writeValueAsBytes(event);
            return new SimpleSerializedObject<>(
                    getConverter().convert(bytes, expectedRepresentation),
                    expectedRepresentation,
                    typeForClass(object.getClass()));
        } catch (JacksonException e) {
            throw new SerializationException("cannot write " + object.getClass().getName(), e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> @Nullable T deserialize(SerializedObject<S> serialized) {
        PersonalFields fields = personalFields.get(classForType(serialized.getType()));
        if (fields == null) {
            return super.deserialize(serialized);
        }
        try {
            byte[] bytes = getConverter().convert(serialized, byte[].class).getData();
            ObjectNode event = (ObjectNode) getObjectMapper().readTree(bytes);
            fields.open(event, cipher);
            return (T) getObjectMapper().treeToValue(event, classForType(serialized.getType()));
        } catch (JacksonException e) {
            throw new SerializationException(
                    "cannot read " + serialized.getType().getName(), e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == void.class) {
            return SerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return META_DATA;
        }
        String name = vocabulary.nameOf(type);
        if (name == null) {
            throw new SerializationException(type.getName() + " is no event of the vocabulary");
        }
        return new SimpleSerializedType(name, null);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        String name = type.getName();
        return name.equals(META_DATA.getName()) || name.equals(MetaData.class.getName())
                ? MetaData.class
                : classNamed(name);
    }

    private Class<?> classNamed(String storedName) {
        Class<?> event = vocabulary.classOf(storedName);
        if (event == null) {
            throw new SerializationException("the event log holds an event this version does not know: " + storedName);
        }
        return event;
    }

    private static final class SortedSets extends StdSerializer<Set<?>> {

        private SortedSets() {
            super(Set.class, false);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            set.stream()
                    .sorted(Comparator.comparing(Object::toString))
                    .forEach(element -> context.writeValue(json, element));
            json.writeEndArray();
        }
    }
}
