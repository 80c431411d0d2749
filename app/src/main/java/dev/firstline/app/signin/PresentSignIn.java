package dev.firstline.app.signin;

import dev.firstline.shared.api.people.EmployeeCommand.ChangePassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells, with the command to change a password, which sign-in it came from: that one survives. It travels with the command alone; no
 * event holds it, for whoever knows it is signed in.
 */
final class PresentSignIn implements MessageDispatchInterceptor<CommandMessage<?>> {

    private static final String METADATA_KEY = "sign-in";

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        return (index, command) -> command.getPayload() instanceof ChangePassword
                ? present()
                        .<CommandMessage<?>>map(signIn -> command.andMetaData(Map.of(METADATA_KEY, signIn)))
                        .orElse(command)
                : command;
    }

    private static Optional<String> present() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            var session = attributes.getRequest().getSession(false);
            return session == null ? Optional.empty() : Optional.of(session.getId());
        }
        return Optional.empty();
    }

    /** The sign-in the command came from that is being handled; empty where it came from none, or none was told. */
    static Optional<String> ofCommand() {
        return CurrentUnitOfWork.map(
                        work -> work.root().getMessage().getMetaData().get(METADATA_KEY))
                .map(String.class::cast);
    }
}
