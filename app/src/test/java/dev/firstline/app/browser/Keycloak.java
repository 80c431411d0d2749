package dev.firstline.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak with the realm of {@code keycloak/firstline-realm.json}, as the build unpacked it. */
final class Keycloak implements AutoCloseable {

    static final String ADMINISTRATOR = "keycloak";

    private static final Path HOME = Path.of(System.getProperty("keycloak.home", "target/keycloak"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Process process;
    private final Thread atExit = new Thread(this::kill);

    private Keycloak(int port) throws IOException {
        address = URI.create("http://127.0.0.1:" + port);
        var command = new ProcessBuilder(
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true);
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMINISTRATOR));
        process = command.start();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts it anew, with nothing of what an earlier test did. */
    static Keycloak start() throws IOException {
        FileSystemUtils.deleteRecursively(HOME.resolve("data"));
        var realms = Files.createDirectories(HOME.resolve("data/import"));
        try (var realm = Keycloak.class.getResourceAsStream("/keycloak/firstline-realm.json")) {
            Files.copy(requireNonNull(realm), realms.resolve("firstline-realm.json"));
        }
        var keycloak = new Keycloak(freePort());
        keycloak.awaitStart();
        return keycloak;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        var said = process.inputReader(UTF_8);
        var all = new StringBuilder();
        for (String line = said.readLine(); line == null || !line.contains("Listening on:"); line = said.readLine()) {
            if (line == null) {
                throw new IllegalStateException("Keycloak ended:\n" + all);
            }
            all.append(line).append('\n');
        }
        var rest = new Thread(() -> said.lines().forEach(line -> {}), "keycloak-output");
        rest.setDaemon(true);
        rest.start();
    }

    URI address() {
        return address;
    }

    String issuer() {
        return address + "/realms/firstline";
    }

    /** What makes a desk use it. */
    Map<String, Object> settings() {
        return Map.of(
                "firstline.oidc.issuer", issuer(),
                "firstline.oidc.client-id", "firstline",
                "firstline.oidc.client-secret", "the desk's secret",
                "firstline.oidc.name", "Keycloak");
    }

    /** A token of a client's own, with this scope more than it has anyway. */
    String serviceToken(String client, String scope) {
        return form(
                        issuer() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_secret",
                                "the " + client + "'s secret",
                                "scope",
                                scope))
                .path("access_token")
                .asString();
    }

    /** Makes a scope that programs may ask for. */
    void offerScope(String scope, String client) {
        var token = form(
                        address + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMINISTRATOR,
                                "password",
                                ADMINISTRATOR))
                .path("access_token")
                .asString();
        var admin = "/admin/realms/firstline/";
        call(
                token,
                "POST",
                admin + "client-scopes",
                Map.of(
                        "name",
                        scope,
                        "protocol",
                        "openid-connect",
                        "attributes",
                        Map.of("include.in.token.scope", "true")));
        var scopeId = idWhere(call(token, "GET", admin + "client-scopes", Map.of()), "name", scope);
        var clientId = idWhere(call(token, "GET", admin + "clients", Map.of()), "clientId", client);
        call(token, "PUT", admin + "clients/" + clientId + "/optional-client-scopes/" + scopeId, Map.of());
    }

    private static String idWhere(JsonNode all, String field, String value) {
        return all.valueStream()
                .filter(each -> each.path(field).asString().equals(value))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private JsonNode call(String token, String method, String path, Map<String, Object> body) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode form(String where, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map((Entry<String, String> field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return send(HttpRequest.newBuilder(URI.create(where))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        process.waitFor();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
