package dev.firstline.line.query;

import static java.util.Comparator.comparing;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Reference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What employees and groups were called, each name from a moment on. */
final class Names {

    private final Map<UUID, NavigableMap<Instant, String>> byId = new HashMap<>();

    /** Folding is dear, and a page of history names the same groups again and again. */
    private final Map<String, String> folded = new HashMap<>();

    void add(UUID id, Instant from, String name) {
        byId.computeIfAbsent(id, any -> new TreeMap<>()).put(from, name);
    }

    /** The name at a moment: the first there was where clocks disagree, the id where no name is known yet. */
    String of(UUID id, Instant at) {
        var names = byId.get(id);
        if (names == null) {
            return id.toString();
        }
        var then = names.floorEntry(at);
        return (then == null ? names.firstEntry() : then).getValue();
    }

    Reference reference(UUID id, Instant at) {
        return new Reference(id.toString(), of(id, at));
    }

    /** By name. */
    List<Reference> references(Stream<UUID> ids, Instant at) {
        return ids.map(id -> reference(id, at))
                .sorted(comparing((Reference one) -> folded.computeIfAbsent(one.name(), Name::folded))
                        .thenComparing(Reference::id))
                .toList();
    }
}
