package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeCallsTest {

    private static final List<String> SWITCHES = List.of(
            "soundOnNewSession",
            "soundOnNewMessage",
            "soundOnAssigned",
            "soundOnMention",
            "notifyOnNewSession",
            "notifyOnNewMessage",
            "notifyOnAssigned",
            "notifyOnMention",
            "shortcuts");

    private static final String LONG_ENOUGH = "violet kettle orbit";

    private SampleDesk desk;
    private Browser admin;
    private Browser operator;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL));
        admin = desk.signedIn("admin");
        operator = desk.signedIn("operator1");
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private static List<String> fields(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Test
    void whoever_signed_in_is_told_who_he_is() {
        var me = operator.get("/api/me").expect(200);

        assertThat(me.path("login").asString()).isEqualTo("operator1");
        assertThat(me.path("name").asString()).isEqualTo("Olga One");
        assertThat(me.path("roles").size()).isZero();
        assertThat(me.path("operatorOf").path(0).path("name").asString()).isEqualTo("Support");
        assertThat(me.path("supervisorOf").size()).isZero();
        assertThat(me.path("readerOf").isArray()).isTrue();
        assertThat(me.path("clientOf").isArray()).isTrue();
        assertThat(me.path("language").asString()).isEqualTo("en");

        assertThat(admin.get("/api/me").expect(200).path("roles").path(0).asString())
                .isEqualTo("ADMINISTRATOR");
        assertThat(desk.signedIn("client1")
                        .get("/api/me")
                        .expect(200)
                        .path("clientOf")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void one_goes_online_and_offline_by_hand() {
        var browser = desk.signedIn("operator2");

        assertThat(browser.put("/api/me/presence", Map.of("status", "ONLINE"))
                        .expect(200)
                        .path("status")
                        .asString())
                .isEqualTo("ONLINE");
        assertThat(browser.get("/api/me").expect(200).path("presence").asString())
                .isEqualTo("ONLINE");
        browser.put("/api/me/presence", Map.of("status", "OFFLINE")).expect(200);
        assertThat(browser.get("/api/me").expect(200).path("presence").asString())
                .isEqualTo("OFFLINE");

        assertThat(fields(browser.put("/api/me/presence", Map.of()).expectProblem(422, "invalid-value")))
                .containsExactly("status");
        assertThat(browser.put("/api/me/presence", Map.of("status", "AWAY"))
                        .expectProblem(400, "malformed")
                        .path("member")
                        .asString())
                .isEqualTo("status");
        browser.put("/api/me/presence", Map.of("status", 0)).expectProblem(400, "malformed");
    }

    @Test
    void one_chooses_the_language_one_reads() {
        var browser = desk.signedIn("operator3");

        browser.put("/api/me/language", Map.of("language", "ru")).expect(204);

        assertThat(browser.get("/api/me").expect(200).path("language").asString())
                .isEqualTo("ru");
        assertThat(fields(browser.put("/api/me/language", Map.of("language", "tlh"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("language");
    }

    @Test
    void one_is_told_his_address_and_whether_he_has_a_password() {
        var me = operator.get("/api/me").expect(200);
        assertThat(me.hasNonNull("email")).isFalse();
        assertThat(me.path("hasPassword").asBoolean()).isTrue();

        admin.patch("/api/employees/" + me.path("id").asString(), Map.of("email", "olga@example.org"))
                .expect(204);

        assertThat(operator.get("/api/me").expect(200).path("email").asString()).isEqualTo("olga@example.org");
    }

    @Test
    void whoever_chose_nothing_sees_firstline_as_everybody_does() {
        var preferences = desk.signedIn("client1").get("/api/me").expect(200).path("preferences");

        assertThat(preferences.path("theme").asString()).isEqualTo("DEVICE");
        assertThat(preferences.path("sendKey").asString()).isEqualTo("MODIFIER_ENTER");
        for (String member : SWITCHES) {
            assertThat(preferences.path(member).asBoolean()).as(member).isTrue();
        }
        assertThat(preferences.size()).isEqualTo(2 + SWITCHES.size());
    }

    @Test
    void one_chooses_how_one_sees_firstline() {
        var browser = desk.signedIn("client2");
        var chosen = new HashMap<String, Object>(Map.of("language", "ru", "theme", "DARK", "sendKey", "ENTER"));
        SWITCHES.forEach(member -> chosen.put(member, SWITCHES.indexOf(member) % 2 == 1));

        browser.put("/api/me/preferences", chosen).expect(204);

        var me = browser.get("/api/me").expect(200);
        assertThat(me.path("language").asString()).isEqualTo("ru");
        assertThat(me.path("preferences").path("theme").asString()).isEqualTo("DARK");
        assertThat(me.path("preferences").path("sendKey").asString()).isEqualTo("ENTER");
        SWITCHES.forEach(
                member -> assertThat(me.path("preferences").path(member).asBoolean())
                        .as(member)
                        .isEqualTo(chosen.get(member)));
        browser.put("/api/me/language", Map.of("language", "en")).expect(204);
        assertThat(browser.get("/api/me")
                        .expect(200)
                        .path("preferences")
                        .path("theme")
                        .asString())
                .isEqualTo("DARK");

        assertThat(fields(browser.put("/api/me/preferences", Map.of("theme", "DARK"))
                        .expectProblem(422, "invalid-value")))
                .containsAll(SWITCHES)
                .contains("language", "sendKey");
        chosen.put("theme", "PINK");
        assertThat(browser.put("/api/me/preferences", chosen)
                        .expectProblem(400, "malformed")
                        .path("member")
                        .asString())
                .isEqualTo("theme");
        chosen.put("theme", "LIGHT");
        chosen.put("language", "tlh");
        assertThat(fields(browser.put("/api/me/preferences", chosen).expectProblem(422, "invalid-value")))
                .containsExactly("language");
    }

    @Test
    void one_changes_ones_password_by_the_one_it_replaces() {
        var browser = desk.signedIn("supervisor");

        var wrong = browser.put("/api/me/password", Map.of("current", "not it", "password", LONG_ENOUGH))
                .expectProblem(422, "invalid-value");
        assertThat(fields(wrong)).containsExactly("current");
        assertThat(wrong.path("errors").path(0).path("code").asString()).isEqualTo("WRONG");
        assertThat(fields(browser.put("/api/me/password", Map.of("current", "demo", "password", "short"))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("password");
        assertThat(fields(browser.put("/api/me/password", Map.of()).expectProblem(422, "invalid-value")))
                .containsExactlyInAnyOrder("current", "password");

        browser.put("/api/me/password", Map.of("current", "demo", "password", LONG_ENOUGH))
                .expect(204);

        var anew = new Browser(desk.address());
        anew.get("/api/site").expect(200);
        anew.post("/api/sign-in", Map.of("login", "supervisor", "password", "demo"))
                .expectProblem(401, "wrong-credentials");
        anew.signIn("supervisor", LONG_ENOUGH);
    }

    @Test
    void whoever_signs_in_without_a_password_has_none_to_change() {
        var browser = desk.signedIn("auditor");
        desk.desk()
                .jdbc()
                .sql(
                        "DELETE FROM people_credential WHERE employee_id = (SELECT id FROM people_employee WHERE login = 'auditor')")
                .update();

        assertThat(browser.get("/api/me").expect(200).path("hasPassword").asBoolean())
                .isFalse();
        assertThat(fields(browser.put("/api/me/password", Map.of("current", "demo", "password", LONG_ENOUGH))
                        .expectProblem(422, "invalid-value")))
                .containsExactly("current");
    }
}
