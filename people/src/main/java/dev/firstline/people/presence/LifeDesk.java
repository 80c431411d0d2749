package dev.firstline.people.presence;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.PresenceCommand.GiveSignsOfLife;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;

/** Takes signs of life; Firstline itself sees them. */
final class LifeDesk {

    private final SignsOfLife signs;
    private final Clock clock;

    LifeDesk(SignsOfLife signs, Clock clock) {
        this.signs = signs;
        this.clock = clock;
    }

    @CommandHandler
    void handle(GiveSignsOfLife command, Actor actor) {
        if (actor instanceof Actor.Employee) {
            throw new RefusedException(new NotAllowed());
        }
        signs.give(clock.instant(), command.employees());
    }
}
