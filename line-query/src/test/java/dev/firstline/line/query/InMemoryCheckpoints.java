package dev.firstline.line.query;

import static java.util.Comparator.comparing;

import dev.firstline.shared.api.line.LineId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

final class InMemoryCheckpoints implements Checkpoints {

    final Set<LineAt> kept = new HashSet<>();

    @Override
    public Optional<LineAt> newest(LineId line, long sequence, long version, Instant at) {
        return kept.stream()
                .filter(one -> one.settings().line().equals(line)
                        && one.sequence() <= sequence
                        && one.settings().version() <= version
                        && !one.at().isAfter(at))
                .max(comparing(LineAt::sequence));
    }

    @Override
    public void keep(LineAt checkpoint) {
        kept.add(checkpoint);
    }

    @Override
    public void drop(LineAt checkpoint) {
        kept.remove(checkpoint);
    }

    @Override
    public void clear() {
        kept.clear();
    }
}
