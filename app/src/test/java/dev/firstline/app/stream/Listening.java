package dev.firstline.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.testing.Browser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who listens to the live stream, and all that he heard. */
public final class Listening implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(30);

    /** One event as it came. */
    public record Event(
            String name, JsonNode data, @Nullable String id) {

        String text(String member) {
            return data.path(member).asString();
        }
    }

    private final HttpResponse<InputStream> response;
    private final List<Event> heard = new ArrayList<>();
    private @Nullable String lastId;
    private int signsOfLife;
    private boolean ended;

    private Listening(HttpResponse<InputStream> response) {
        this.response = response;
        var reader = new Thread(this::read, "listening");
        reader.setDaemon(true);
        reader.start();
    }

    static Listening to(Browser browser) {
        return open(browser, "/api/stream", null);
    }

    /** A program that listens with its token. */
    public static Listening with(Browser program, String token) {
        return open(program.request("/api/stream").header("Authorization", "Bearer " + token), program);
    }

    /** Goes on after an id, or after what a list answered as its position. */
    static Listening after(Browser browser, String id) {
        return open(browser, "/api/stream", id);
    }

    static Listening open(Browser browser, String path, @Nullable String lastEventId) {
        var request = browser.request(path);
        return open(lastEventId == null ? request : request.header("Last-Event-ID", lastEventId), browser);
    }

    private static Listening open(HttpRequest.Builder request, Browser browser) {
        var listening = begin(request, browser);
        listening.awaitCounters();
        return listening;
    }

    /** Goes on after an id, whenever it is told what it missed. */
    static Listening resume(Browser browser, String id) {
        return begin(browser.request("/api/stream").header("Last-Event-ID", id), browser);
    }

    /** As a console does, it asks again where too many are still open of those that were cut. */
    private static Listening begin(HttpRequest.Builder request, Browser browser) {
        var asked = request.timeout(Duration.ofMinutes(2))
                .header("Accept", "text/event-stream")
                .build();
        var response = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> browser.http().send(asked, HttpResponse.BodyHandlers.ofInputStream()),
                        answer -> answer.statusCode() != 429);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new Listening(response);
    }

    /** The first counters say that it is being told. */
    private void awaitCounters() {
        await(event -> event.name().equals("counters") || event.name().equals("bye"));
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "message";
            String data = null;
            String id = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(name, data, id);
                    name = "message";
                    data = null;
                    id = null;
                } else if (line.startsWith(":")) {
                    synchronized (this) {
                        signsOfLife++;
                        notifyAll();
                    }
                } else if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                }
            }
        } catch (IOException e) {
            // the stream was cut
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    private synchronized void take(String name, @Nullable String data, @Nullable String id) {
        if (id != null) {
            lastId = id;
        }
        if (data != null) {
            heard.add(new Event(name, JSON.readTree(data), id));
        }
        notifyAll();
    }

    public synchronized List<Event> heard() {
        return List.copyOf(heard);
    }

    List<Event> heard(String name) {
        return heard().stream().filter(event -> event.name().equals(name)).toList();
    }

    synchronized @Nullable String lastId() {
        return lastId;
    }

    public synchronized void forget() {
        heard.clear();
    }

    /** Waits for an event, be it one that came before. */
    public synchronized Event await(Predicate<Event> wanted) {
        awaitThat(() -> heard.stream().anyMatch(wanted));
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    public Event await(String name) {
        return await(event -> event.name().equals(name));
    }

    synchronized void awaitEnd() {
        awaitThat(() -> ended);
    }

    /** Waits until it is told all up to this position. */
    public synchronized void awaitToldUpTo(long position) {
        awaitThat(() -> lastId != null && Long.parseLong(lastId) >= position);
    }

    /** Waits for the next heartbeat: by then whatever was decided before is told. */
    synchronized void awaitSignOfLife() {
        var before = signsOfLife;
        awaitThat(() -> signsOfLife > before + 1);
    }

    private synchronized void awaitThat(BooleanSupplier condition) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not heard in time; heard: " + heard);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            // it was closed from the other side
        }
    }
}
