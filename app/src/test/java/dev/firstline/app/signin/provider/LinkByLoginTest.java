package dev.firstline.app.signin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.app.testing.SampleProvider;
import java.net.URI;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class LinkByLoginTest {

    private final SampleProvider provider = new SampleProvider();

    private String signIn(Browser browser, String login, String subject) {
        var question = URI.create(browser.get("/api/sign-in/provider")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        return browser.get(provider.signIn(question, provider.claims(login).subject(subject)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void somebody_with_an_employees_login_is_that_employee_where_the_installation_says_so_but_only_the_first() {
        var settings = new HashMap<>(provider.settings());
        settings.put("firstline.oidc.link-by-login", "true");
        try (var desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2), settings)) {
            var browser = new Browser(desk.address());
            var local = desk.signedIn("operator1").get("/api/me").expect(200);

            assertThat(signIn(browser, "Operator1", "first")).isEqualTo("/");
            assertThat(browser.get("/api/me").expect(200).path("id")).isEqualTo(local.path("id"));
            assertThat(signIn(browser, "operator1", "first")).isEqualTo("/");
            assertThat(signIn(browser, "operator1", "second")).isEqualTo("/sign-in?problem=login-taken");
            desk.signedIn("operator1").get("/api/me").expect(200);
        } finally {
            provider.close();
        }
    }
}
