package dev.firstline.people;

import static dev.firstline.people.InMemoryPeople.BY_ADMINISTRATOR;
import static dev.firstline.people.InMemoryPeople.BY_HIMSELF;
import static dev.firstline.people.InMemoryPeople.EMPLOYEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PreferenceCommand.ChooseLanguage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreferenceDeskTest {

    private final InMemoryPeople people = new InMemoryPeople();
    private final Map<EmployeeId, String> languages = new HashMap<>();
    private final PreferenceDesk desk = new PreferenceDesk(people, languages::put);

    @BeforeEach
    void setUp() {
        people.employees.add(EMPLOYEE);
    }

    @Test
    void an_employee_chooses_his_language() {
        desk.handle(new ChooseLanguage(EMPLOYEE, "ru"), BY_HIMSELF);
        assertThat(languages).containsEntry(EMPLOYEE, "ru");
    }

    @Test
    void a_language_firstline_does_not_speak_is_refused() {
        assertRefused("fr", BY_HIMSELF, new InvalidValue("language", Problem.UNKNOWN));
    }

    @Test
    void nobody_chooses_for_a_colleague() {
        assertRefused("en", BY_ADMINISTRATOR, new NotAllowed());
    }

    @Test
    void whoever_is_unknown_has_no_language() {
        people.employees.clear();
        assertRefused("en", BY_HIMSELF, new NotFound());
    }

    private void assertRefused(String language, Actor actor, Refusal refusal) {
        assertThatThrownBy(() -> desk.handle(new ChooseLanguage(EMPLOYEE, language), actor))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(languages).isEmpty();
    }
}
