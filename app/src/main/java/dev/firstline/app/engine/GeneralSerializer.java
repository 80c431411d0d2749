package dev.firstline.app.engine;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.function.Consumer;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Writes what is neither event nor answer: tokens, messages, snapshots. Only classes of Axon's and of ours are read; a snapshot of a
 * class that is gone is an error, which makes Axon read the whole stream instead.
 */
final class GeneralSerializer extends Jackson3Serializer {

    private static final String OURS = "dev.firstline.";
    private static final String AXONS = "org.axonframework.";

    private GeneralSerializer(Builder builder) {
        super(builder);
    }

    /** For tokens and messages: what is public is written. */
    static GeneralSerializer ofMessages() {
        return new GeneralSerializer(builder(GeneralSerializer::customize));
    }

    /** For snapshots: the private fields of aggregates are written, their methods are not asked. */
    static GeneralSerializer ofSnapshots() {
        return new GeneralSerializer(builder(mapper -> {
            customize(mapper);
            mapper.changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY));
        }));
    }

    private static Builder builder(Consumer<JsonMapper.Builder> customizer) {
        return Jackson3Serializer.builder()
                .converter(new ChainingConverter(GeneralSerializer.class.getClassLoader()))
                .jsonMapperBuilderCustomizer(customizer::accept);
    }

    private static void customize(JsonMapper.Builder mapper) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType(AXONS)
                        .build())
                .findAndAddModules();
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        Class<?> known = isAllowed(type.getName()) ? super.classForType(type) : UnknownSerializedType.class;
        if (known == UnknownSerializedType.class) {
            throw new SerializationException("nothing is read into " + type.getName());
        }
        return known;
    }

    private static boolean isAllowed(String className) {
        return className.startsWith(OURS) || className.startsWith(AXONS) || className.startsWith("java.lang.");
    }
}
