package dev.firstline.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** Begins all of them together, each on a thread of its own, and gives what they answered, in the order given; a failure is thrown. */
    public static <T> List<T> atOnce(List<Callable<T>> doings) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(doings.size());
        try {
            var running = new ArrayList<Future<T>>();
            for (Callable<T> doing : doings) {
                running.add(threads.submit(() -> {
                    start.await();
                    return doing.call();
                }));
            }
            start.countDown();
            var answers = new ArrayList<T>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
