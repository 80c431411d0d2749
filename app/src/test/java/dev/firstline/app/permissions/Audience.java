package dev.firstline.app.permissions;

import static java.util.stream.Collectors.toCollection;

import dev.firstline.app.stream.Listening;
import dev.firstline.app.stream.Listening.Event;
import dev.firstline.app.testing.Browser;
import dev.firstline.shared.api.line.LineId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everybody, listening to the live stream. */
final class Audience implements AutoCloseable {

    private final Map<Person, Listening> listeners = new LinkedHashMap<>();

    Audience(List<Person> people, Browser browser) {
        people.forEach(person -> listeners.put(person, Listening.with(browser, person.token())));
        forget();
    }

    Set<Person> people() {
        return listeners.keySet();
    }

    void forget() {
        listeners.values().forEach(Listening::forget);
    }

    /** What somebody heard since, as event and what it is about; once he was told all up to the position. */
    Set<String> heardUpTo(long position, Person person) {
        var listening = listeners.get(person);
        listening.awaitToldUpTo(position);
        return listening.heard().stream()
                .filter(event -> !Set.of("counters", "board").contains(event.name()))
                .map(Audience::named)
                .collect(toCollection(TreeSet::new));
    }

    /** Waits until somebody is told that a line's board is another. */
    void awaitBoard(LineId line, Person person) {
        listeners.get(person).await(event -> isBoard(event, line));
    }

    /** Whether somebody was told, since it was last forgotten, that a line's board is another. */
    boolean heardOfBoard(LineId line, Person person) {
        return listeners.get(person).heard().stream().anyMatch(event -> isBoard(event, line));
    }

    private static boolean isBoard(Event event, LineId line) {
        return event.name().equals("board")
                && event.data().path("line").path("id").asString().equals(line.toString());
    }

    /** Waits until somebody is told that it is over; he hears no more. */
    void awaitBye(Person person) {
        try (var listening = listeners.remove(person)) {
            listening.await("bye");
        }
    }

    private static String named(Event event) {
        var data = event.data();
        return switch (event.name()) {
            case "session" ->
                (data.path("gone").asBoolean(false) ? "gone " : "session ")
                        + data.path("id").asString();
            case "message" -> "message " + data.path("sessionId").asString();
            case "my-message" -> "my-message " + data.path("line").path("id").asString();
            case "presence" -> "presence " + data.path("employee").path("id").asString();
            case "line" -> "line " + data.path("id").asString();
            default -> event.name();
        };
    }

    @Override
    public void close() {
        listeners.values().forEach(Listening::close);
    }
}
