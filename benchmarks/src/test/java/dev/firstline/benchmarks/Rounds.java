package dev.firstline.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures two ways in rounds that take turns, so that what disturbs the machine disturbs both. */
final class Rounds {

    private static final int COUNTED = 7;
    private static final int LONGEST_WARM_UP = 10;
    private static final double STEADY = 0.10;

    private Rounds() {}

    /** Does its work once and gives the figure of this round. */
    interface Round {
        double run() throws Exception;
    }

    /** The figures of one way's rounds. */
    record Series(String name, List<Double> rounds) {

        double median() {
            return Rounds.median(rounds);
        }

        double least() {
            return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        double most() {
            return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }

    /**
     * Two ways side by side.
     *
     * @param warmUps how many rounds were thrown away
     * @param steady whether the last two of them agreed
     */
    record Compared(Series baseline, Series measured, int warmUps, boolean steady) {

        /** The median of what each round measured over what its baseline did. */
        double ratio() {
            return Rounds.median(IntStream.range(0, measured.rounds().size())
                    .mapToObj(n -> measured.rounds().get(n) / baseline.rounds().get(n))
                    .toList());
        }
    }

    /** Warms both up until two rounds agree, then counts. */
    static Compared compare(String baselineName, Round baseline, String measuredName, Round measured) throws Exception {
        var warmUps = 0;
        var steady = false;
        var before = List.of(0.0, 0.0);
        while (!steady && warmUps < LONGEST_WARM_UP) {
            var now = List.of(baseline.run(), measured.run());
            steady = agree(before.get(0), now.get(0)) && agree(before.get(1), now.get(1));
            before = now;
            warmUps++;
        }
        var baselines = new ArrayList<Double>();
        var figures = new ArrayList<Double>();
        for (int n = 0; n < COUNTED; n++) {
            if (n % 2 == 0) {
                baselines.add(baseline.run());
                figures.add(measured.run());
            } else {
                figures.add(measured.run());
                baselines.add(baseline.run());
            }
        }
        return new Compared(new Series(baselineName, baselines), new Series(measuredName, figures), warmUps, steady);
    }

    private static boolean agree(double before, double now) {
        return Math.abs(now - before) <= STEADY * before;
    }

    static double median(List<Double> values) {
        return atShare(values, 0.5);
    }

    /** The value below which this share of them lies. */
    static double atShare(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }
}
