package dev.firstline.people.signin;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleView;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps one row of preferences for each employee who chose some. */
final class JdbcPreferences implements Preferences {

    private final JdbcClient jdbc;

    JdbcPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keepLanguage(EmployeeId employee, String language) {
        ensureRow(employee);
        jdbc.sql("UPDATE people_preference SET language = ? WHERE employee_id = ?")
                .params(language, employee.value())
                .update();
    }

    @Override
    public void keep(EmployeeId employee, PeopleView.Preferences preferences) {
        ensureRow(employee);
        jdbc.sql("""
                        UPDATE people_preference
                        SET language = :language, theme = :theme, send_key = :sendKey,
                            sound_on_new_session = :soundOnNewSession, sound_on_new_message = :soundOnNewMessage,
                            sound_on_assigned = :soundOnAssigned, sound_on_mention = :soundOnMention,
                            notify_on_new_session = :notifyOnNewSession, notify_on_new_message = :notifyOnNewMessage,
                            notify_on_assigned = :notifyOnAssigned, notify_on_mention = :notifyOnMention,
                            shortcuts = :shortcuts
                        WHERE employee_id = :employee
                        """)
                .param("language", preferences.language(), Types.VARCHAR)
                .param("theme", nameOf(preferences.theme()), Types.VARCHAR)
                .param("sendKey", nameOf(preferences.sendKey()), Types.VARCHAR)
                .param("soundOnNewSession", preferences.soundOnNewSession(), Types.BOOLEAN)
                .param("soundOnNewMessage", preferences.soundOnNewMessage(), Types.BOOLEAN)
                .param("soundOnAssigned", preferences.soundOnAssigned(), Types.BOOLEAN)
                .param("soundOnMention", preferences.soundOnMention(), Types.BOOLEAN)
                .param("notifyOnNewSession", preferences.notifyOnNewSession(), Types.BOOLEAN)
                .param("notifyOnNewMessage", preferences.notifyOnNewMessage(), Types.BOOLEAN)
                .param("notifyOnAssigned", preferences.notifyOnAssigned(), Types.BOOLEAN)
                .param("notifyOnMention", preferences.notifyOnMention(), Types.BOOLEAN)
                .param("shortcuts", preferences.shortcuts(), Types.BOOLEAN)
                .param("employee", employee.value())
                .update();
    }

    private static @Nullable String nameOf(@Nullable Enum<?> choice) {
        return choice == null ? null : choice.name();
    }

    private void ensureRow(EmployeeId employee) {
        // H2 has no ON CONFLICT DO UPDATE
        jdbc.sql("INSERT INTO people_preference (employee_id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(employee.value())
                .update();
    }
}
