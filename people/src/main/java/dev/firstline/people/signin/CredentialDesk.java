package dev.firstline.people.signin;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.CredentialCommand.RenewHash;
import org.axonframework.commandhandling.CommandHandler;

/** Keeps what passwords hash to as costly to guess as is asked for today; for Firstline itself only. */
final class CredentialDesk {

    private final Credentials credentials;

    CredentialDesk(Credentials credentials) {
        this.credentials = credentials;
    }

    @CommandHandler
    void handle(RenewHash command, Actor actor) {
        if (!(actor instanceof Actor.Process)) {
            throw new RefusedException(new NotAllowed());
        }
        credentials.renew(command.employee(), command.from(), command.to());
    }
}
