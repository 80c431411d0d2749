package dev.firstline.people.signin;

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
import dev.firstline.shared.api.people.PeopleView;
import dev.firstline.shared.api.people.PeopleView.SendKey;
import dev.firstline.shared.api.people.PeopleView.Theme;
import dev.firstline.shared.api.people.PreferenceCommand.ChooseLanguage;
import dev.firstline.shared.api.people.PreferenceCommand.ChoosePreferences;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreferenceDeskTest {

    private static final EmployeeId EMPLOYEE = EmployeeId.of("00000000-0000-4000-8000-00000000000e");
    private static final Actor BY_HIMSELF = new Actor.Employee(EMPLOYEE);
    private static final Actor BY_A_COLLEAGUE =
            new Actor.Employee(EmployeeId.of("00000000-0000-4000-8000-00000000000a"));

    private final Set<EmployeeId> owners = new HashSet<>(Set.of(EMPLOYEE));
    private final InMemoryPreferences preferences = new InMemoryPreferences();
    private final PreferenceDesk desk = new PreferenceDesk(owners::contains, preferences);

    private static PeopleView.Preferences inLanguage(String language) {
        return new PeopleView.Preferences(
                language, Theme.DARK, SendKey.ENTER, false, null, null, null, null, null, null, false, null);
    }

    @Test
    void an_employee_chooses_his_language() {
        desk.handle(new ChooseLanguage(EMPLOYEE, "ru"), BY_HIMSELF);
        assertThat(preferences.kept).containsEntry(EMPLOYEE, "ru");
    }

    @Test
    void an_employee_chooses_all_there_is_to_choose() {
        desk.handle(new ChoosePreferences(EMPLOYEE, inLanguage("en")), BY_HIMSELF);
        assertThat(preferences.kept).containsEntry(EMPLOYEE, inLanguage("en"));
    }

    @Test
    void a_language_firstline_does_not_speak_is_refused() {
        assertRefused("fr", BY_HIMSELF, new InvalidValue("language", Problem.UNKNOWN));
    }

    @Test
    void nobody_chooses_for_a_colleague() {
        assertRefused("en", BY_A_COLLEAGUE, new NotAllowed());
    }

    @Test
    void whoever_is_unknown_has_no_preferences() {
        owners.clear();
        assertRefused("en", BY_HIMSELF, new NotFound());
    }

    private void assertRefused(String language, Actor actor, Refusal refusal) {
        assertThatThrownBy(() -> desk.handle(new ChooseLanguage(EMPLOYEE, language), actor))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThatThrownBy(() -> desk.handle(new ChoosePreferences(EMPLOYEE, inLanguage(language)), actor))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(preferences.kept).isEmpty();
    }

    private static final class InMemoryPreferences implements Preferences {

        private final Map<EmployeeId, Object> kept = new HashMap<>();

        @Override
        public void keepLanguage(EmployeeId employee, String language) {
            kept.put(employee, language);
        }

        @Override
        public void keep(EmployeeId employee, PeopleView.Preferences chosen) {
            kept.put(employee, chosen);
        }
    }
}
