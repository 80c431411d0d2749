package dev.firstline.app.engine;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.application.ApplicationEvent;
import dev.firstline.shared.api.application.ItemEvent;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.people.EmployeeEvent;
import dev.firstline.shared.api.people.GroupEvent;
import dev.firstline.shared.api.people.PresenceEvent;
import dev.firstline.shared.api.session.SessionEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every event Firstline stores, by the name it is stored under. What is not in it is neither written nor read. */
final class EventVocabulary {

    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    /** The vocabulary of the sealed interfaces given; fails where a name is missing or used twice. */
    EventVocabulary(Class<?>... sealedInterfaces) {
        for (Class<?> sealed : sealedInterfaces) {
            for (Class<?> event : requireNonNull(sealed.getPermittedSubclasses(), sealed + " is not sealed")) {
                add(event);
            }
        }
    }

    static EventVocabulary ofFirstline() {
        return new EventVocabulary(
                LineEvent.class,
                SessionEvent.class,
                EmployeeEvent.class,
                GroupEvent.class,
                PresenceEvent.class,
                ApplicationEvent.class,
                ItemEvent.class);
    }

    private void add(Class<?> event) {
        StoredAs storedAs = event.getAnnotation(StoredAs.class);
        if (storedAs == null) {
            throw new IllegalArgumentException(event.getName() + " has no @StoredAs name");
        }
        Class<?> other = classes.put(storedAs.value(), event);
        if (other != null) {
            throw new IllegalArgumentException(
                    storedAs.value() + " names " + other.getName() + " and " + event.getName());
        }
        names.put(event, storedAs.value());
    }

    @Nullable
    String nameOf(Class<?> event) {
        return names.get(event);
    }

    @Nullable
    Class<?> classOf(String storedName) {
        return classes.get(storedName);
    }

    SortedSet<String> names() {
        return new TreeSet<>(classes.keySet());
    }
}
