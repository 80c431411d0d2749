package dev.firstline.people.signin;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenCommand.IssueToken;
import dev.firstline.shared.api.people.TokenCommand.RevokeToken;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;

/** Issues and revokes bearer tokens; everybody minds his own. */
final class TokenDesk {

    private final Owners owners;
    private final Tokens tokens;
    private final Clock clock;

    TokenDesk(Owners owners, Tokens tokens, Clock clock) {
        this.owners = owners;
        this.tokens = tokens;
        this.clock = clock;
    }

    @CommandHandler
    void handle(IssueToken command, Actor actor) {
        requireOwn(command.employee(), actor);
        if (!owners.include(command.employee())) {
            throw new RefusedException(new NotFound());
        }
        var name = Name.of("name", command.name()).text();
        var now = clock.instant();
        var expiresAt = command.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new RefusedException(new InvalidValue("expiresAt", Problem.MALFORMED));
        }
        if (!tokens.keep(command.token(), command.employee(), name, command.hash(), command.scope(), now, expiresAt)) {
            throw new RefusedException(new IdReused());
        }
    }

    @CommandHandler
    void handle(RevokeToken command, Actor actor) {
        requireOwn(command.employee(), actor);
        if (!tokens.end(command.token(), command.employee())) {
            throw new RefusedException(new NotFound());
        }
    }

    private static void requireOwn(EmployeeId owner, Actor actor) {
        if (actor instanceof Actor.Employee self && !self.id().equals(owner)) {
            throw new RefusedException(new NotAllowed());
        }
    }
}
