package dev.firstline.app.engine;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

/**
 * Sends commands, again where they meet a conflict. An id that something else has already is refused in the domain's words. A command
 * sent while a batch of events is processed has a transaction of its own: a conflict is decided again and a refusal leaves nothing
 * behind, as for any other. Since the batch may be processed again after it, whoever reacts to events takes a refusal for "settled
 * already".
 */
final class DeskGateway extends DefaultCommandGateway {

    private final ScheduledExecutorService executor;

    DeskGateway(CommandBus commands, ScheduledExecutorService executor) {
        super(builder().commandBus(commands));
        this.executor = executor;
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        // Made a message on this thread, where it is known what it follows from.
        CommandMessage<? extends C> message = processInterceptors(GenericCommandMessage.<C>asCommandMessage(command));
        Attempts<C, R> attempts = new Attempts<>(getCommandBus(), executor, message, callback);
        if (Batch.current() == null) {
            attempts.make();
        } else {
            executor.execute(attempts::make);
        }
    }
}
