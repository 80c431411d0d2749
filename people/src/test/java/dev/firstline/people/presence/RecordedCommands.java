package dev.firstline.people.presence;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;

/** Handles commands by writing them down. */
final class RecordedCommands implements MessageHandler<CommandMessage<?>> {

    final List<Object> payloads = new ArrayList<>();

    @Nullable
    Object failsAt;

    @Override
    public @Nullable Object handle(CommandMessage<?> command) {
        if (command.getPayload().equals(failsAt)) {
            throw new IllegalStateException("for the test");
        }
        payloads.add(command.getPayload());
        return null;
    }
}
