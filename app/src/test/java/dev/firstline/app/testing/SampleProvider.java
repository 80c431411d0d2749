package dev.firstline.app.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider whose answers a test makes up: it signs whatever it is told to. */
public final class SampleProvider implements AutoCloseable {

    private static final String CLIENT = "firstline";
    private static final String SECRET = "a secret & more";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<JWK> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger keysRead = new AtomicInteger();
    private final RSAKey key = newKey();
    private volatile Map<String, Object> userInfo = Map.of();

    /** What the browser came with, and the ID token its code is good for. */
    private record Asked(Map<String, String> question, String idToken) {}

    public SampleProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        published.add(key);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
        server.createContext("/keys", exchange -> {
            keysRead.incrementAndGet();
            answer(exchange, 200, new JWKSet(published).toJSONObject());
        });
        server.createContext("/token", this::redeem);
        server.createContext("/userinfo", exchange -> answer(exchange, 200, userInfo));
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What makes a desk use this provider. */
    public Map<String, Object> settings() {
        return Map.of(
                "firstline.oidc.issuer",
                issuer(),
                "firstline.oidc.client-id",
                CLIENT,
                "firstline.oidc.client-secret",
                SECRET,
                "firstline.oidc.name",
                "Sample ID");
    }

    public RSAKey key() {
        return key;
    }

    public int keysRead() {
        return keysRead.get();
    }

    /** A key nobody knows until it is published. */
    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public void publish(JWK more) {
        published.add(more);
    }

    /** What it says of somebody in a token that is good for the next five minutes. */
    public JWTClaimsSet.Builder claims(String login) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject of " + login)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("preferred_username", login)
                .claim("name", "Name of " + login);
    }

    public String sign(JWTClaimsSet claims) {
        return sign(JWSAlgorithm.RS256, key, claims);
    }

    public static String sign(JWSAlgorithm algorithm, RSAKey key, JWTClaimsSet claims) {
        try {
            return sign(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs somebody in who was led here: the path he goes back to. */
    public String signIn(URI question, JWTClaimsSet.Builder claims) {
        return signIn(question, claims, this::sign);
    }

    /** The same with an ID token made in another way. */
    public String signIn(URI question, JWTClaimsSet.Builder claims, TokenMaker token) {
        var parameters = parameters(question.getRawQuery());
        var code = UUID.randomUUID().toString();
        if (claims.getClaims().get("nonce") == null) {
            claims.claim("nonce", parameters.get("nonce"));
        }
        var built = claims.build();
        userInfo = built.getSubject() == null ? Map.of() : Map.of("sub", built.getSubject());
        asked.put(code, new Asked(parameters, token.of(built)));
        return back(parameters) + "?code=" + code + "&state=" + parameters.get("state");
    }

    /** The path somebody goes back to who was not let in. */
    public static String refuse(URI question, String error) {
        var parameters = parameters(question.getRawQuery());
        return back(parameters) + "?error=" + error + "&state=" + parameters.get("state");
    }

    /** How a token is made of what it says. */
    public interface TokenMaker {
        String of(JWTClaimsSet claims);
    }

    private static String back(Map<String, String> question) {
        return URI.create(String.valueOf(question.get("redirect_uri"))).getPath();
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "jwks_uri",
                issuer() + "/keys",
                "subject_types_supported",
                new String[] {"public"},
                "response_types_supported",
                new String[] {"code"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private void redeem(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var known = asked.remove(String.valueOf(form.get("code")));
        var mayAsk = ("Basic " + Base64.getEncoder().encodeToString((CLIENT + ":a+secret+%26+more").getBytes(UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (known == null || !mayAsk || !isProof(form.get("code_verifier"), known.question())) {
            answer(exchange, 400, Map.of("error", mayAsk ? "invalid_grant" : "invalid_client"));
            return;
        }
        answer(exchange, 200, Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", known.idToken()));
    }

    private static boolean isProof(@Nullable String verifier, Map<String, String> question) {
        assertThat(question.get("code_challenge_method")).isEqualTo("S256");
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .equals(question.get("code_challenge"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(each -> each.split("=", 2))
                .collect(toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** From now on nobody answers here. */
    @Override
    public void close() {
        server.stop(0);
    }
}
