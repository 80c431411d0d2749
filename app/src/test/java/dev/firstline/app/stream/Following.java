package dev.firstline.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.testing.Browser;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a console knows that loaded the lists once and has followed the stream since: cut off whenever somebody likes, and resumed with
 * the last id on whichever node.
 */
public final class Following implements AutoCloseable {

    private static final List<String> LISTS = List.of("QUEUE", "MINE", "ACTIVE", "CLOSED", "SPAM");
    private static final List<String> SHOWN =
            List.of("status", "priority", "title", "operator", "group", "preview", "lastMessageAt", "version");

    /** The same sign-in at each node. */
    private final List<Browser> nodes;

    private final Map<String, JsonNode> rows = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private final Set<String> messages = new HashSet<>();
    private @Nullable Listening listening;
    private String told;
    private Instant loadedAgain = Instant.EPOCH;
    private volatile int resumed;

    /** Loads the lists, and follows from there once it is resumed. */
    public Following(Browser signedIn, List<URI> nodes) {
        this.nodes = nodes.stream().map(signedIn::at).toList();
        this.told = load(rows);
    }

    public boolean isListening() {
        return listening != null;
    }

    public boolean wasCutAndResumed() {
        return resumed > 1;
    }

    /** Goes on at this node where it was cut. */
    public void resume(int node) {
        listening = Listening.resume(nodes.get(node), told);
        resumed = resumed + 1;
    }

    /** Breaks the stream off, wherever it is. */
    public void cut() {
        var stream = listening;
        if (stream != null) {
            stream.close();
            stream.awaitEnd();
            takeIn(stream);
            listening = null;
        }
    }

    /** Listens until all up to the position is told. */
    public void catchUp(int node, long position) {
        if (listening == null) {
            resume(node);
        }
        var stream = listening;
        if (stream != null) {
            stream.awaitToldUpTo(position);
        }
        cut();
    }

    /** As the console does: a row only moves to a higher version; told to begin anew, it loads the lists again. */
    private void takeIn(Listening stream) {
        for (Listening.Event event : stream.heard()) {
            switch (event.name()) {
                case "session" -> takeIn(event.data());
                case "message" ->
                    messages.add(event.text("sessionId") + " " + event.text("seq") + " " + event.text("text"));
                case "my-message" -> messages.add(event.text("messageId") + " " + event.text("text"));
                case "reset" -> {
                    rows.clear();
                    gone.clear();
                    load(rows);
                    loadedAgain = Instant.now();
                }
                case "bye" -> throw new AssertionError("the stream was ended: " + event);
                default -> {}
            }
        }
        var last = stream.lastId();
        if (last != null) {
            told = last;
        }
    }

    private void takeIn(JsonNode row) {
        var id = row.path("id").asString();
        var version = row.path("version").asLong();
        var known = rows.get(id);
        if (version < (known == null ? gone.getOrDefault(id, 0L) : version(known))) {
            return;
        }
        if (row.path("gone").asBoolean(false)) {
            rows.remove(id);
            gone.put(id, version);
        } else {
            rows.put(id, row);
        }
    }

    private static long version(JsonNode row) {
        return row.path("version").asLong();
    }

    /** All rows of all lists; answers the position of the first. */
    private String load(Map<String, JsonNode> into) {
        String position = null;
        for (String list : LISTS) {
            var path = "/api/sessions?limit=200&list=" + list;
            JsonNode page = nodes.get(0).get(path).expect(200);
            position = position == null ? page.path("position").asString() : position;
            page.path("items").forEach(row -> into.put(row.path("id").asString(), row));
            while (page.hasNonNull("nextCursor")) {
                page = nodes.get(0)
                        .get(path + "&cursor=" + page.path("nextCursor").asString())
                        .expect(200);
                page.path("items").forEach(row -> into.put(row.path("id").asString(), row));
            }
        }
        return position == null ? "" : position;
    }

    /** Demands that it shows what lists loaded now show, and beyond them only what may be seen by itself, as it is now. */
    public void showsWhatAReloadShows(String who) {
        var reloaded = new HashMap<String, JsonNode>();
        load(reloaded);
        var followed = new HashMap<>(rows);
        followed.keySet().retainAll(reloaded.keySet());
        assertThat(shown(followed)).as("what %s saw by following", who).isEqualTo(shown(reloaded));
        rows.forEach((id, row) -> {
            if (!reloaded.containsKey(id)) {
                var alone = nodes.get(1).get("/api/sessions/" + id).expect(200);
                assertThat(shown(row)).as("%s: %s, in no list", who, id).isEqualTo(shown(alone));
            }
        });
    }

    /** Demands that it heard every message of these sessions that came after it had to load the lists again, if it had to. */
    public void heardEveryMessageOf(List<String> sessions) {
        sessions.forEach(session -> heardAll(
                "/api/sessions/" + session + "/messages",
                item -> item.path("sessionId").asString() + " "
                        + item.path("seq").asString() + " " + item.path("text").asString()));
    }

    /** Demands the same of his own conversations, those of a client. */
    public void heardOwnConversations() {
        nodes.get(0)
                .get("/api/my/lines")
                .expect(200)
                .path("items")
                .forEach(line -> heardAll(
                        "/api/my/lines/" + line.path("id").asString() + "/messages",
                        item -> item.path("messageId").asString() + " "
                                + item.path("text").asString()));
    }

    private void heardAll(String path, Function<JsonNode, String> message) {
        nodes.get(0).get(path + "?limit=200").expect(200).path("items").forEach(item -> {
            if (Instant.parse(item.path("at").asString()).isAfter(loadedAgain)) {
                assertThat(messages).contains(message.apply(item));
            }
        });
    }

    private static Map<String, Map<String, String>> shown(Map<String, JsonNode> of) {
        var all = new TreeMap<String, Map<String, String>>();
        of.forEach((id, row) -> all.put(id, shown(row)));
        return all;
    }

    private static Map<String, String> shown(JsonNode row) {
        var shown = new TreeMap<String, String>();
        SHOWN.forEach(member -> shown.put(member, row.path(member).toString()));
        return shown;
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close();
        }
    }
}
