package dev.firstline.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Takes the time of one thing at a time, in milliseconds. */
final class Stopwatch {

    private final List<Double> round = new ArrayList<>();
    private final List<Double> all = new ArrayList<>();

    /** Something to be timed. */
    interface Doing {
        void run() throws Exception;
    }

    void time(Doing doing) throws Exception {
        var before = System.nanoTime();
        doing.run();
        round.add((System.nanoTime() - before) / 1e6);
    }

    /** The median since it was asked last. */
    double median() {
        all.addAll(round);
        var median = Rounds.median(round);
        round.clear();
        return median;
    }

    /** The 99th percentile of all, warm-up included. */
    String p99() {
        return "p99 %.1f ms".formatted(Rounds.atShare(all, 0.99));
    }
}
