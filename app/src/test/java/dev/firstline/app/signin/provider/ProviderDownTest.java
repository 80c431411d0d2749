package dev.firstline.app.signin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.app.testing.SampleProvider;
import org.junit.jupiter.api.Test;

class ProviderDownTest {

    private static void assertLedToTheDoor(Browser browser) {
        var answer = browser.get("/api/sign-in/provider?to=/desk");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?problem=provider-unavailable");
    }

    @Test
    void without_an_answer_of_the_provider_passwords_go_on() {
        var provider = new SampleProvider();
        try (var desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2), provider.settings())) {
            var browser = new Browser(desk.address());
            assertThat(browser.get("/api/sign-in/provider").headers().firstValue("Location"))
                    .hasValueSatisfying(page -> assertThat(page).startsWith(provider.issuer()));
            var token = provider.sign(provider.claims("robot").build());
            var program = browser.request("/api/me").header("Authorization", "Bearer " + token);
            browser.send(program).expect(200);

            provider.close();

            assertLedToTheDoor(browser);
            browser.signIn("operator1", "demo");
            browser.get("/api/me").expect(200);
            browser.send(program.copy()).expect(200);
        }
    }

    @Test
    void a_provider_that_was_never_there_keeps_nobody_else_out() {
        var provider = new SampleProvider();
        provider.close();
        try (var desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.H2), provider.settings())) {
            var browser = new Browser(desk.address());

            assertLedToTheDoor(browser);
            for (int i = 0; i < 2; i++) {
                var answer = browser.send(browser.request("/api/me")
                        .header(
                                "Authorization",
                                "Bearer "
                                        + provider.sign(provider.claims("robot").build())));
                answer.expectProblem(503, "provider-unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(desk.signedIn("operator1").get("/api/me").status()).isEqualTo(200);
        }
    }
}
