package dev.firstline.people.signin;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PreferenceCommand.ChooseLanguage;
import dev.firstline.shared.api.people.PreferenceCommand.ChoosePreferences;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;

/** Takes employees' preferences; everybody chooses for himself. */
final class PreferenceDesk {

    private static final Set<String> LANGUAGES = Set.of("en", "ru");

    private final Owners owners;
    private final Preferences preferences;

    PreferenceDesk(Owners owners, Preferences preferences) {
        this.owners = owners;
        this.preferences = preferences;
    }

    @CommandHandler
    void handle(ChooseLanguage command, Actor actor) {
        requireOwn(command.employee(), actor);
        requireSpoken(command.language());
        preferences.keepLanguage(command.employee(), command.language());
    }

    @CommandHandler
    void handle(ChoosePreferences command, Actor actor) {
        requireOwn(command.employee(), actor);
        var language = command.preferences().language();
        if (language != null) {
            requireSpoken(language);
        }
        preferences.keep(command.employee(), command.preferences());
    }

    private void requireOwn(EmployeeId owner, Actor actor) {
        if (actor instanceof Actor.Employee self && !self.id().equals(owner)) {
            throw new RefusedException(new NotAllowed());
        }
        if (!owners.include(owner)) {
            throw new RefusedException(new NotFound());
        }
    }

    private static void requireSpoken(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new RefusedException(new InvalidValue("language", Problem.UNKNOWN));
        }
    }
}
