package dev.firstline.line.command;

import dev.firstline.shared.api.line.LineId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryLineNames implements LineNames {

    final Map<String, LineId> holders = new HashMap<>();

    @Override
    public LineId take(String foldedName, LineId line) {
        holders.putIfAbsent(foldedName, line);
        return holders.get(foldedName);
    }

    @Override
    public Optional<LineId> holderOf(String foldedName) {
        return Optional.ofNullable(holders.get(foldedName));
    }

    @Override
    public void release(String foldedName, LineId line) {
        holders.remove(foldedName, line);
    }
}
