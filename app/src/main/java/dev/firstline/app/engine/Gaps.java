package dev.firstline.app.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * The indexes one reader found missing. Each belongs to an append that is not committed yet, or to one that never will be; the reader
 * waits for the first and forgets the second.
 */
final class Gaps {

    /**
     * An append takes its index an instant before the database counts it among those that run; a gap is this old before the count
     * is relied on.
     */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final long NOT_ASKED = -1;

    private record Gap(long since, long upcoming) {}

    private final RunningAppends running;
    private final Map<Long, Gap> gaps = new HashMap<>();

    Gaps(RunningAppends running) {
        this.running = running;
    }

    /** Those that can no longer be filled: if the next read does not find them either, they stay missing. To be asked before it. */
    Set<Long> settled(GapAwareTrackingToken token) {
        SortedSet<Long> missing = token.getGaps();
        gaps.keySet().retainAll(missing);
        Set<Long> settled = new HashSet<>();
        if (missing.isEmpty()) {
            return settled;
        }
        long now = System.nanoTime();
        long oldest = NOT_ASKED;
        long upcoming = NOT_ASKED;
        for (Long index : missing) {
            Gap gap = gaps.computeIfAbsent(index, found -> new Gap(now, NOT_ASKED));
            if (gap.upcoming == NOT_ASKED) {
                if (now - gap.since > SETTLING.toNanos()) {
                    upcoming = upcoming == NOT_ASKED ? running.upcoming() : upcoming;
                    gaps.put(index, new Gap(gap.since, upcoming));
                }
            } else {
                oldest = oldest == NOT_ASKED ? running.oldest() : oldest;
                if (oldest >= gap.upcoming) {
                    settled.add(index);
                }
            }
        }
        return settled;
    }
}
