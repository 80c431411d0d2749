package dev.firstline.app.engine;

import dev.firstline.shared.api.Actor;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Lets no command go of which nobody says who sends it: that is a mistake in the program, not in the command. */
final class ActorRequired implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        return (index, command) -> {
            if (!(command.getMetaData().get(Actor.METADATA_KEY) instanceof String actor)) {
                throw new IllegalStateException(command.getCommandName() + " is sent without an actor");
            }
            Actor.parse(actor);
            return command;
        };
    }
}
