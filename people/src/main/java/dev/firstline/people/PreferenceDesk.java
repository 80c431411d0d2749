package dev.firstline.people;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.PreferenceCommand.ChooseLanguage;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;

/** Takes employees' preferences; everybody chooses for himself. */
final class PreferenceDesk {

    private static final Set<String> LANGUAGES = Set.of("en", "ru");

    private final EmployeeRegister employees;
    private final Preferences preferences;

    PreferenceDesk(EmployeeRegister employees, Preferences preferences) {
        this.employees = employees;
        this.preferences = preferences;
    }

    @CommandHandler
    void handle(ChooseLanguage command, Actor actor) {
        if (actor instanceof Actor.Employee self && !self.id().equals(command.employee())) {
            throw new RefusedException(new NotAllowed());
        }
        if (!LANGUAGES.contains(command.language())) {
            throw new RefusedException(new InvalidValue("language", Problem.UNKNOWN));
        }
        if (!employees.knows(command.employee())) {
            throw new RefusedException(new NotFound());
        }
        preferences.keepLanguage(command.employee(), command.language());
    }
}
