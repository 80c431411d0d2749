package dev.firstline.session.routing;

import dev.firstline.shared.api.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/** Takes what processes send, and answers nothing. */
final class RecordingGateway implements CommandGateway {

    private final List<Object> sent = new ArrayList<>();
    private final List<String> actors = new ArrayList<>();

    /** What was sent since it was last asked. */
    List<Object> sent() {
        var all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    /** In whose name everything was sent. */
    List<String> actors() {
        return actors;
    }

    private CommandMessage<?> keep(Object command) {
        var message = GenericCommandMessage.asCommandMessage(command);
        sent.add(message.getPayload());
        actors.add(String.valueOf(message.getMetaData().get(Actor.METADATA_KEY)));
        return message;
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        keep(command);
        callback.onResult(
                GenericCommandMessage.asCommandMessage(command),
                GenericCommandResultMessage.asCommandResultMessage((Object) null));
    }

    @Override
    public <R> @Nullable R sendAndWait(Object command) {
        keep(command);
        return null;
    }

    @Override
    public <R> @Nullable R sendAndWait(Object command, long timeout, TimeUnit unit) {
        return sendAndWait(command);
    }

    @Override
    public <R> CompletableFuture<R> send(Object command) {
        keep(command);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        throw new UnsupportedOperationException();
    }
}
