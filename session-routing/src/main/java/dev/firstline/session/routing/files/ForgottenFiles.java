package dev.firstline.session.routing.files;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.session.FileCommand.RemoveForgottenFiles;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Removes files that no message took along within a day; looked at from time to time, by one node. */
final class ForgottenFiles {

    private static final Actor ACTOR = new Actor.Process("forgotten-files");
    private static final Duration KEPT = Duration.ofHours(24);

    private final CommandGateway commands;
    private final Clock clock;

    ForgottenFiles(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    void remove() {
        commands.sendAndWait(new GenericCommandMessage<>(
                new RemoveForgottenFiles(clock.instant().minus(KEPT)), ACTOR.asMetaData()));
    }
}
