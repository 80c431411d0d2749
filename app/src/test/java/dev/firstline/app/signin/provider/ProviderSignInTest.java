package dev.firstline.app.signin.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.app.testing.SampleProvider;
import dev.firstline.app.testing.SampleProvider.TokenMaker;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupId;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The door through an identity provider, at a desk of two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignInTest {

    private final SampleProvider provider = new SampleProvider();
    private SampleDesk desk;
    private SampleDesk secondNode;

    @BeforeAll
    void open() {
        var database = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
        desk = SampleDesk.open(database, provider.settings());
        secondNode = SampleDesk.open(database.forAnotherNode(), provider.settings());
    }

    @AfterAll
    void close() {
        desk.close();
        secondNode.close();
        provider.close();
    }

    private static URI question(Browser browser, String to) {
        return location(browser.get("/api/sign-in/provider?to=" + URLEncoder.encode(to, UTF_8)));
    }

    private static URI location(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private Browser signedIn(JWTClaimsSet.Builder claims) {
        var browser = new Browser(desk.address());
        var back = provider.signIn(question(browser, "/"), claims);
        assertThat(location(browser.get(back))).hasToString("/");
        return browser;
    }

    private void assertNotLetIn(String problem, JWTClaimsSet.Builder claims, TokenMaker token) {
        var browser = new Browser(desk.address());
        var back = provider.signIn(question(browser, "/"), claims, token);

        assertThat(location(browser.get(back))).hasToString("/sign-in?problem=" + problem);
        browser.get("/api/me").expectProblem(401, "not-signed-in");
    }

    private boolean isEmployee(String login) {
        var found = desk.signedIn("admin").get("/api/employees?search=" + login).expect(200);
        return !found.path("items").isEmpty();
    }

    private void asFirstline(Object command) {
        desk.desk()
                .get(CommandGateway.class)
                .sendAndWait(new GenericCommandMessage<>(command, new Actor.Process("test").asMetaData()));
    }

    @Test
    void the_site_tells_how_to_sign_in() {
        var site = new Browser(desk.address()).get("/api/site").expect(200).path("signIn");

        assertThat(site.path("password").asBoolean()).isTrue();
        assertThat(site.path("provider").path("name").asString()).isEqualTo("Sample ID");
    }

    @Test
    void somebody_new_is_taken_on_and_goes_where_he_wanted_to() {
        var browser = new Browser(desk.address());
        var question = question(browser, "/desk?line=1&tab=queue#x");
        assertThat(question.toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(question.getQuery())
                .contains("response_type=code", "client_id=firstline", "code_challenge_method=S256", "nonce=", "state=")
                .contains("scope=openid", "profile", "email");
        var asStranger = browser.cookie("FIRSTLINE_SESSION");

        var answer =
                browser.get(provider.signIn(question, provider.claims("nina").claim("email", "nina@example.org")));

        assertThat(location(answer)).hasToString("/desk?line=1&tab=queue#x");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(browser.cookie("FIRSTLINE_SESSION")).isNotNull().isNotEqualTo(asStranger);
        assertThat(browser.cookie("XSRF-TOKEN")).isNotBlank();
        var me = browser.get("/api/me").expect(200);
        assertThat(me.path("login").asString()).isEqualTo("nina");
        assertThat(me.path("name").asString()).isEqualTo("Name of nina");
        browser.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        browser.at(secondNode.address()).get("/api/me").expect(200);
    }

    @Test
    void a_sign_in_keeps_who_it_is_and_nothing_of_the_providers() {
        var me = signedIn(provider.claims("sparse"))
                .get("/api/me")
                .expect(200)
                .path("id")
                .asString();

        var kept = desk.desk()
                .jdbc()
                .sql("""
                        SELECT attribute_name, attribute_bytes, max_inactive_interval
                        FROM web_session JOIN web_session_attributes ON session_primary_id = primary_id
                        WHERE principal_name = ?""")
                .param(me)
                .query((row, index) -> row.getString(1) + new String(row.getBytes(2), ISO_8859_1) + row.getInt(3))
                .list();

        assertThat(kept)
                .singleElement()
                .asString()
                .startsWith("SPRING_SECURITY_CONTEXT")
                .contains(me);
        assertThat(kept.toString())
                .doesNotContain("opaque", "eyJ", "subject of", "OAuth2")
                .doesNotEndWith("600]");
    }

    @Test
    void any_node_takes_the_answer_of_a_browser_another_one_led_away() {
        var browser = new Browser(desk.address());
        var question = question(browser, "/");
        var elsewhere = browser.at(secondNode.address());

        assertThat(location(elsewhere.get(provider.signIn(question, provider.claims("traveller")))))
                .hasToString("/");
        assertThat(elsewhere.get("/api/me").expect(200).path("login").asString())
                .isEqualTo("traveller");
    }

    @Test
    void whoever_signed_in_before_signs_in_as_the_same_and_is_called_as_the_provider_says_now() {
        var first = signedIn(provider.claims("mara")).get("/api/me").expect(200);

        var again = signedIn(provider.claims("mara")
                        .claim("name", "Mara Married")
                        .claim("preferred_username", "mara.married"))
                .get("/api/me")
                .expect(200);
        var unnamed = signedIn(provider.claims("mara").claim("name", null))
                .get("/api/me")
                .expect(200);

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.path("login").asString()).isEqualTo("mara");
        assertThat(again.path("name").asString()).isEqualTo("Mara Married");
        assertThat(unnamed.path("name").asString()).isEqualTo("Mara Married");
    }

    @Test
    void his_groups_follow_the_provider_at_each_sign_in() {
        var support = desk.signedIn("admin")
                .get("/api/groups?search=Support")
                .expect(200)
                .path("items");
        asFirstline(new MapGroup(GroupId.of(support.path(0).path("id").asString()), "service-desk"));

        var operator = signedIn(provider.claims("gina").claim("groups", List.of("service-desk", "unknown here")));
        assertThat(operator.get("/api/me").expect(200).path("operatorOf").size())
                .isEqualTo(1);
        signedIn(provider.claims("gina").claim("groups", "service-desk"));
        assertThat(operator.get("/api/me").expect(200).path("operatorOf").size())
                .isEqualTo(1);
        signedIn(provider.claims("gina"));

        assertThat(operator.get("/api/me").expect(200).path("operatorOf").size())
                .isZero();
        assertThat(desk.signedIn("operator1")
                        .get("/api/me")
                        .expect(200)
                        .path("operatorOf")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void an_answer_counts_once_in_the_browser_that_asked_and_for_what_it_asked() {
        var browser = new Browser(desk.address());
        var back = provider.signIn(question(browser, "/"), provider.claims("once"));

        for (String path : List.of(
                "/api/sign-in/provider/callback",
                "/api/sign-in/provider/callback?code=x&state=x",
                back.replaceAll("state=.*", "state=x"),
                back.replaceAll("&state=.*", ""))) {
            assertThat(location(browser.get(path))).hasToString("/sign-in?problem=sign-in-expired");
        }
        assertThat(location(new Browser(desk.address()).get(back))).hasToString("/sign-in?problem=sign-in-expired");
        assertThat(location(browser.get(back))).hasToString("/");
        assertThat(location(browser.get(back))).hasToString("/sign-in?problem=sign-in-expired");

        var other = new Browser(desk.address());
        var madeUp =
                provider.signIn(question(other, "/"), provider.claims("once")).replaceAll("code=[^&]*", "code=x");
        assertThat(location(other.get(madeUp))).hasToString("/sign-in?problem=sign-in-expired");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, provider-refused",
        "invalid_scope, provider-refused",
        "temporarily_unavailable, provider-unavailable",
        "server_error, provider-unavailable",
    })
    void what_the_provider_does_not_grant_leads_back_to_the_door(String error, String problem) {
        var browser = new Browser(desk.address());

        var back = SampleProvider.refuse(question(browser, "/"), error);

        assertThat(location(browser.get(back))).hasToString("/sign-in?problem=" + problem);
        browser.get("/api/me").expectProblem(401, "not-signed-in");
    }

    @Test
    void an_id_token_that_is_not_the_providers_for_this_question_lets_nobody_in() throws JOSEException {
        var publicKey = new MACSigner(provider.key().toRSAPublicKey().getEncoded());
        UnaryOperator<JWTClaimsSet.Builder> asIs = claims -> claims;
        record Forged(String how, UnaryOperator<JWTClaimsSet.Builder> claims, TokenMaker token) {}
        for (Forged forged : List.of(
                new Forged("unsigned", asIs, claims -> new PlainJWT(claims).serialize()),
                new Forged(
                        "by another key",
                        asIs,
                        claims -> SampleProvider.sign(JWSAlgorithm.RS256, SampleProvider.newKey(), claims)),
                new Forged(
                        "by another key under the name of its own",
                        asIs,
                        claims ->
                                SampleProvider.sign(JWSAlgorithm.RS256, namedLikeIts(SampleProvider.newKey()), claims)),
                new Forged(
                        "by the public key as a secret",
                        asIs,
                        claims -> SampleProvider.sign(
                                new JWSHeader.Builder(JWSAlgorithm.HS256)
                                        .keyID(provider.key().getKeyID())
                                        .build(),
                                publicKey,
                                claims)),
                new Forged("another's answer", claims -> claims.claim("nonce", "another"), provider::sign),
                new Forged("for another client", claims -> claims.audience("another"), provider::sign),
                new Forged("by another issuer", claims -> claims.issuer("https://example.org"), provider::sign),
                new Forged("of nobody", claims -> claims.subject(null), provider::sign),
                new Forged("over", claims -> claims.expirationTime(inSeconds(-65)), provider::sign),
                new Forged("of tomorrow", claims -> claims.notBeforeTime(inSeconds(90)), provider::sign))) {
            assertNotLetIn(
                    "provider-refused",
                    forged.claims().apply(provider.claims("forger")),
                    claims -> forged.token().of(claims));
        }
        assertThat(isEmployee("forger")).isFalse();
    }

    private RSAKey namedLikeIts(RSAKey key) {
        return new RSAKey.Builder(key).keyID(provider.key().getKeyID()).build();
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    @Test
    void clocks_may_differ_by_a_minute() {
        signedIn(provider.claims("early").issueTime(inSeconds(40)).notBeforeTime(inSeconds(40)));
        signedIn(provider.claims("late").issueTime(inSeconds(-300)).expirationTime(inSeconds(-40)));
    }

    @Test
    void a_login_that_is_taken_is_not_given_to_another() {
        assertNotLetIn("login-taken", provider.claims("Operator1"), provider::sign);
        assertNotLetIn("provider-refused", provider.claims("x".repeat(101)), provider::sign);
        assertThat(desk.signedIn("operator1")
                        .get("/api/me")
                        .expect(200)
                        .path("name")
                        .asString())
                .isEqualTo("Olga One");
    }

    @Test
    void whoever_was_deactivated_does_not_come_back_by_the_provider() {
        var id = signedIn(provider.claims("gone"))
                .get("/api/me")
                .expect(200)
                .path("id")
                .asString();
        asFirstline(new DeactivateEmployee(EmployeeId.of(id)));

        assertNotLetIn("employee-deactivated", provider.claims("gone"), provider::sign);
    }

    @Test
    void the_security_log_tells_who_came_by_the_provider_and_whose_account_was_tried() {
        var me = signedIn(provider.claims("watched"))
                .get("/api/me")
                .expect(200)
                .path("id")
                .asString();
        assertNotLetIn("login-taken", provider.claims("watched").subject("another"), provider::sign);

        var told = desk.signedIn("auditor")
                .get("/api/security-log?event=SIGNED_IN&event=SIGN_IN_FAILED&employee=" + me)
                .expect(200)
                .path("items");

        assertThat(told.valueStream().map(entry -> entry.path("event").asString()))
                .containsExactly("SIGN_IN_FAILED", "SIGNED_IN");
        assertThat(told.valueStream()
                        .map(entry -> entry.path("facts").path("with").asString()))
                .containsOnly("PROVIDER");
        assertThat(told.toString()).doesNotContain("subject of", "another");
    }

    @Test
    void a_link_leads_to_this_site_only() {
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example", "desk", "")) {
            var browser = new Browser(desk.address());
            var back = provider.signIn(question(browser, elsewhere), provider.claims("homebody"));

            assertThat(location(browser.get(back))).as(elsewhere).hasToString("/");
        }
    }

    @Test
    void signing_in_ends_what_the_browser_was_signed_in_as() {
        var browser = desk.signedIn("operator2");
        var before = browser.at(desk.address());

        location(browser.get(provider.signIn(question(browser, "/"), provider.claims("nextone"))));

        assertThat(browser.get("/api/me").expect(200).path("login").asString()).isEqualTo("nextone");
        before.get("/api/me").expectProblem(401, "not-signed-in");
    }
}
