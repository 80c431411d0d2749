package dev.firstline.app.signin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.app.testing.SampleProvider;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that come with a token of the identity provider's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramTokensTest {

    private final SampleProvider provider = new SampleProvider();
    private ECKey curve;
    private SampleDesk desk;

    @BeforeAll
    void open() throws JOSEException {
        curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        provider.publish(curve.toPublicJWK());
        var settings = new HashMap<>(provider.settings());
        settings.put("firstline.stream.heartbeat", "300ms");
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL), settings);
    }

    @AfterAll
    void close() {
        desk.close();
        provider.close();
    }

    private Answer with(String token, String path) {
        var program = new Browser(desk.address());
        return program.send(program.request(path).header("Authorization", "Bearer " + token));
    }

    private Answer goOnline(String token) {
        var program = new Browser(desk.address());
        return program.send(program.request("/api/me/presence")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString("{\"status\": \"ONLINE\"}")));
    }

    private void asFirstline(Object command) {
        desk.desk()
                .get(CommandGateway.class)
                .sendAndWait(new GenericCommandMessage<>(command, new Actor.Process("test").asMetaData()));
    }

    private static void assertNotLetIn(String how, Answer answer) {
        assertThat(answer.status()).as(how).isEqualTo(401);
        answer.expectProblem(401, "not-signed-in");
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("SESSION"));
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String keyId) {
        return new JWSHeader.Builder(algorithm).keyID(keyId).build();
    }

    @Test
    void a_program_is_who_its_token_names() {
        var token = provider.sign(provider.claims("robot").build());

        var me = with(token, "/api/me").expect(200);

        assertThat(me.path("login").asString()).isEqualTo("robot");
        goOnline(token).expect(200);
        assertThat(with(token, "/api/me").expect(200).path("id")).isEqualTo(me.path("id"));
        var next = provider.sign(provider.claims("robot").claim("jti", "2").build());
        assertThat(with(next, "/api/me").expect(200).path("id")).isEqualTo(me.path("id"));
    }

    @Test
    void one_the_provider_calls_nothing_has_his_subject_as_login() {
        var token = provider.sign(provider.claims("x")
                .subject("nameless")
                .claim("preferred_username", null)
                .claim("name", null)
                .build());

        var me = with(token, "/api/me").expect(200);

        assertThat(me.path("login").asString()).isEqualTo("nameless");
        assertThat(me.path("name").asString()).isEqualTo("nameless");
    }

    @Test
    void a_token_of_our_own_is_still_one() {
        var own = desk.signedIn("operator1")
                .post("/api/tokens", Map.of("name", "Own"))
                .expect(201)
                .path("token")
                .asString();

        assertThat(with(own, "/api/me").expect(200).path("login").asString()).isEqualTo("operator1");
        for (String wrong : List.of(own + "x", "fl_", own.substring(3), "a.b.c", "eyJ.eyJ.x", "..", "x")) {
            assertNotLetIn(wrong, with(wrong, "/api/me"));
        }
    }

    @Test
    void what_is_forged_over_or_not_for_firstline_lets_nobody_in() throws JOSEException {
        var valid = provider.claims("intruder").build();
        var key = provider.key();
        var another = SampleProvider.newKey();
        var publicKey = new MACSigner(key.toRSAPublicKey().getEncoded());
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("unsigned", new PlainJWT(valid).serialize());
        tokens.put("unsigned, in other letters", withAlgorithm("nOnE", provider.sign(valid)));
        tokens.put("the signature cut off", provider.sign(valid).replaceAll("[^.]*$", ""));
        tokens.put("another's claims", mixed(provider.sign(valid), provider.sign(valid("admin"))));
        tokens.put("by another key", SampleProvider.sign(JWSAlgorithm.RS256, another, valid));
        tokens.put(
                "by another key under the name of its own",
                SampleProvider.sign(
                        JWSAlgorithm.RS256,
                        new RSAKey.Builder(another).keyID(key.getKeyID()).build(),
                        valid));
        tokens.put(
                "by a key that comes along",
                SampleProvider.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .jwk(another.toPublicJWK())
                                .build(),
                        new RSASSASigner(another),
                        valid));
        for (JWSAlgorithm secret : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            tokens.put(
                    "by the public key as a secret, " + secret,
                    SampleProvider.sign(header(secret, key.getKeyID()), publicKey, valid));
        }
        tokens.put("by another issuer", sign(provider.claims("intruder").issuer("https://example.org")));
        tokens.put("by nobody", sign(provider.claims("intruder").issuer(null)));
        tokens.put("for another", sign(provider.claims("intruder").audience("account")));
        tokens.put("for nobody", sign(provider.claims("intruder").audience((String) null)));
        tokens.put("of nobody", sign(provider.claims("intruder").subject(null)));
        tokens.put("over", sign(provider.claims("intruder").expirationTime(inSeconds(-65))));
        tokens.put("without an end", sign(provider.claims("intruder").expirationTime(null)));
        tokens.put("not good yet", sign(provider.claims("intruder").notBeforeTime(inSeconds(90))));
        tokens.put(
                "of another kind",
                SampleProvider.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(key.getKeyID())
                                .type(new JOSEObjectType("logout+jwt"))
                                .build(),
                        new RSASSASigner(key),
                        valid));

        tokens.forEach((how, token) -> {
            assertNotLetIn(how, with(token, "/api/me"));
            assertNotLetIn(how, with(token, "/api/stream"));
        });

        var found = desk.signedIn("admin").get("/api/employees?search=intruder").expect(200);
        assertThat(found.path("items").isEmpty()).isTrue();
    }

    private JWTClaimsSet valid(String login) {
        return provider.claims(login).build();
    }

    private String sign(JWTClaimsSet.Builder claims) {
        return provider.sign(claims.build());
    }

    private static String withAlgorithm(String algorithm, String token) {
        var header = Base64URL.encode("{\"alg\":\"" + algorithm + "\"}");
        return header + token.substring(token.indexOf('.'));
    }

    private static String mixed(String signed, String claimed) {
        var parts = signed.split("\\.");
        return parts[0] + "." + claimed.split("\\.")[1] + "." + parts[2];
    }

    @Test
    void clocks_may_differ_by_a_minute() {
        with(sign(provider.claims("slow").issueTime(inSeconds(-300)).expirationTime(inSeconds(-40))), "/api/me")
                .expect(200);
        with(sign(provider.claims("fast").notBeforeTime(inSeconds(40))), "/api/me")
                .expect(200);
    }

    @Test
    void any_kind_of_key_the_provider_publishes_counts() throws JOSEException {
        var onCurve = SampleProvider.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(curve.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                new ECDSASigner(curve),
                valid("curved"));

        with(onCurve, "/api/me").expect(200);
        with(SampleProvider.sign(JWSAlgorithm.PS256, provider.key(), valid("padded")), "/api/me")
                .expect(200);
    }

    @Test
    void a_stream_ends_with_the_token_it_came_with() {
        var over = sign(provider.claims("listener").issueTime(inSeconds(-300)).expirationTime(inSeconds(-40)));

        var heard = with(over, "/api/stream");

        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.text()).contains("event: bye").contains("EXPIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "openid profile, 200, 200",
        "openid firstline.read, 200, 403",
        "firstline.operate, 200, 200",
        "firstline.read firstline.administer, 200, 200",
    })
    void its_scope_says_what_it_is_good_for(String scope, int look, int act) {
        var token = sign(provider.claims("scoped").claim("scope", scope));

        with(token, "/api/me").expect(look);
        goOnline(token).expect(act);
    }

    @Test
    void a_token_in_the_address_lets_nobody_in() {
        var token = sign(provider.claims("robot"));
        var program = new Browser(desk.address());

        for (String path : List.of("/api/me", "/api/stream", "/api/lines")) {
            assertNotLetIn(path, program.get(path + "?access_token=" + token));
        }
        program.send(program.request("/api/tokens")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("access_token=" + token)))
                .expectProblem(403, "csrf");
    }

    @Test
    void whoever_was_deactivated_is_not_let_in_by_a_token_that_was_good() {
        var token = sign(provider.claims("dismissed"));
        var id = with(token, "/api/me").expect(200).path("id").asString();

        asFirstline(new DeactivateEmployee(EmployeeId.of(id)));

        assertNotLetIn("a token he had", with(token, "/api/me"));
        assertNotLetIn("a new token", with(sign(provider.claims("dismissed").claim("jti", "2")), "/api/me"));
    }

    @Test
    void groups_follow_the_token() {
        var support = desk.signedIn("admin")
                .get("/api/groups?search=Support")
                .expect(200)
                .path("items");
        asFirstline(new MapGroup(GroupId.of(support.path(0).path("id").asString()), "service-desk"));

        var in = sign(provider.claims("member").claim("groups", List.of("service-desk")));
        var out = sign(provider.claims("member"));

        assertThat(with(in, "/api/me").expect(200).path("operatorOf").size()).isEqualTo(1);
        assertThat(with(out, "/api/me").expect(200).path("operatorOf").size()).isZero();
    }
}
