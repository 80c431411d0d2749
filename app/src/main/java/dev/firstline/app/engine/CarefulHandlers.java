package dev.firstline.app.engine;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;

/** Lets every handler that is called within a {@link Batch} be run by it. */
final class CarefulHandlers implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return new WrappedMessageHandlingMember<>(original) {
            @Override
            public @Nullable Object handle(Message<?> message, @Nullable T target) throws Exception {
                Batch batch = Batch.current();
                return batch == null ? super.handle(message, target) : batch.run(() -> super.handle(message, target));
            }
        };
    }
}
