package dev.firstline.app.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an answer by its raw class, whatever type arguments it has: Axon's own types look no further than the first, and so never
 * find what answers with a {@code Page<Row>}.
 */
final class AnswerType {

    private AnswerType() {}

    /** Exactly one answer. */
    static <R> ResponseType<R> one(Class<R> type) {
        return new One<>(type);
    }

    /** An answer there may not be. */
    static <R> ResponseType<Optional<R>> optional(Class<R> type) {
        return new Maybe<>(type);
    }

    private record One<R>(Class<R> type) implements ResponseType<R> {

        @Override
        public boolean matches(Type answered) {
            return raw(answered) == type;
        }

        @Override
        public Class<R> responseMessagePayloadType() {
            return type;
        }

        @Override
        public Class<?> getExpectedResponseType() {
            return type;
        }
    }

    private record Maybe<R>(Class<R> type) implements ResponseType<Optional<R>> {

        @Override
        public boolean matches(Type answered) {
            return raw(answered) == type;
        }

        @Override
        @SuppressWarnings("unchecked") // an Optional is an Optional
        public Class<Optional<R>> responseMessagePayloadType() {
            return (Class<Optional<R>>) (Class<?>) Optional.class;
        }

        @Override
        public Class<?> getExpectedResponseType() {
            return type;
        }

        @Override
        @SuppressWarnings("unchecked") // what matches answers with an Optional or with what is in it
        public Optional<R> convert(@Nullable Object answer) {
            return answer instanceof Optional ? (Optional<R>) answer : Optional.ofNullable((R) answer);
        }
    }

    /** Handlers of an {@code Optional} are known by what is in it. */
    private static Type raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class
                    ? raw(generic.getActualTypeArguments()[0])
                    : generic.getRawType();
        }
        return type;
    }
}
