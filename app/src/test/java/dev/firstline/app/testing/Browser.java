package dev.firstline.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the HTTP contract as a browser does: with cookies, the CSRF header, and the position of what it wrote. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String BOUNDARY = "----boundary7MA4YWxk";

    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private @Nullable String position;

    public Browser(URI address) {
        this.address = address;
    }

    /** An answer: its status, its headers, and its body as JSON (missing where there is none). */
    public record Answer(int status, java.net.http.HttpHeaders headers, JsonNode body, String text) {

        /** Asserts the status and gives the body. */
        public JsonNode expect(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return body;
        }

        /** Asserts that this is a problem of the type. */
        public JsonNode expectProblem(int expected, String type) {
            assertThat(status).as(text).isEqualTo(expected);
            assertThat(headers.firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(body.path("type").asString()).isEqualTo("/problems/" + type);
            return body;
        }
    }

    public void signIn(String login, String password) {
        get("/api/site").expect(200);
        post("/api/sign-in", Map.of("login", login, "password", password)).expect(204);
    }

    public Answer get(String path) {
        var request = request(path).GET();
        if (position != null) {
            request.header("Firstline-Position", position);
        }
        return send(request);
    }

    public Answer post(String path, Object body) {
        return send(json(path).POST(publisher(body)));
    }

    public Answer put(String path, Object body) {
        return send(json(path).PUT(publisher(body)));
    }

    public Answer patch(String path, Object body) {
        return send(json(path).method("PATCH", publisher(body)));
    }

    public Answer delete(String path) {
        return send(json(path).DELETE());
    }

    /** Uploads a file as a form does; the name goes as a browser writes it. */
    public Answer upload(String name, String declaredType, byte[] bytes) {
        return upload(name, declaredType, HttpRequest.BodyPublishers.ofByteArray(bytes));
    }

    /** The same from wherever the bytes come. */
    public Answer upload(String name, String declaredType, HttpRequest.BodyPublisher bytes) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22")
                + "\"\r\nContent-Type: " + declaredType + "\r\n\r\n";
        return send(json("/api/files")
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        bytes,
                        HttpRequest.BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    /** Reads what is no text; headers by name and value. */
    public HttpResponse<byte[]> download(String path, String... headers) {
        var request = request(path);
        if (position != null) {
            request.header("Firstline-Position", position);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request made by hand, with the cookies. */
    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().firstValue("Firstline-Position").ifPresent(told -> position = told);
            return new Answer(response.statusCode(), response.headers(), parse(response.body()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request to this desk, to be completed by hand. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    /** A request that changes something, with the CSRF header, to be completed by hand. */
    public HttpRequest.Builder json(String path) {
        var request = request(path).header("Content-Type", "application/json");
        var token = cookie("XSRF-TOKEN");
        return token == null ? request : request.header("X-XSRF-TOKEN", token);
    }

    /** Waits for what another browser wrote before the next read. */
    public void readsAfter(Browser other) {
        position = other.position;
    }

    public HttpClient http() {
        return http;
    }

    public @Nullable String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The same browser, turned to another node. */
    public Browser at(URI otherAddress) {
        var other = new Browser(otherAddress);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> other.cookies.getCookieStore().add(otherAddress, cookie));
        return other;
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static JsonNode parse(String text) {
        return text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.missingNode();
    }
}
