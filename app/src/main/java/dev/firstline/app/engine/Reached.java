package dev.firstline.app.engine;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * How far a processing group has come.
 *
 * @param last the highest index it has processed
 * @param gaps the indexes below it that it has not seen: not committed when it passed them
 */
record Reached(long last, SortedSet<Long> gaps) {

    static final Reached NOTHING = new Reached(0, new TreeSet<>());

    static Reached by(GapAwareTrackingToken token) {
        return new Reached(token.getIndex(), token.getGaps());
    }

    static Reached read(long last, String gaps) {
        return gaps.isEmpty()
                ? new Reached(last, new TreeSet<>())
                : new Reached(
                        last,
                        Arrays.stream(gaps.split(",", -1)).map(Long::valueOf).collect(toCollection(TreeSet::new)));
    }

    /** Whether the event at this index is processed. */
    boolean covers(long index) {
        return index <= last && !gaps.contains(index);
    }

    /** Everything committed at or below it is processed. */
    long safe() {
        return gaps.isEmpty() ? last : gaps.first() - 1;
    }

    String gapsAsText() {
        return gaps.stream().map(String::valueOf).collect(joining(","));
    }
}
