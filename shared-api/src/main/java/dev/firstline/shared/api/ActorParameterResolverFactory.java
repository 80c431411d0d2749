package dev.firstline.shared.api;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Lets a handler take the {@link Actor} of the message it handles as a parameter. Found by {@link java.util.ServiceLoader}. */
public final class ActorParameterResolverFactory implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Actor> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == Actor.class ? new FromMetaData() : null;
    }

    private static final class FromMetaData implements ParameterResolver<Actor> {

        @Override
        public Actor resolveParameterValue(Message<?> message) {
            return Actor.parse(requireNonNull((String) message.getMetaData().get(Actor.METADATA_KEY)));
        }

        @Override
        public boolean matches(Message<?> message) {
            return message.getMetaData().containsKey(Actor.METADATA_KEY);
        }
    }
}
