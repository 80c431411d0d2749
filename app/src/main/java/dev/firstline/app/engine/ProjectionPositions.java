package dev.firstline.app.engine;

import dev.firstline.shared.api.ProjectionPosition;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The positions of the processing groups, as the database has them and as this node last heard. */
final class ProjectionPositions implements ProjectionPosition, Positions {

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final JdbcClient jdbc;
    private final Map<String, Reached> heard = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long lookedAt;

    ProjectionPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the group known; its position is that of the start of the log until it moves. */
    void begin(String group) {
        jdbc.sql("INSERT INTO projection_position (processing_group, last, safe, gaps) VALUES (?, 0, 0, '')"
                        + " ON CONFLICT DO NOTHING")
                .param(group)
                .update();
    }

    /** Writes down how far the group has come, in the transaction in which it came there. */
    void write(String group, Reached reached) {
        jdbc.sql("UPDATE projection_position SET last = ?, safe = ?, gaps = ? WHERE processing_group = ?")
                .params(reached.last(), reached.safe(), reached.gapsAsText(), group)
                .update();
    }

    /** A batch of this node is committed. */
    void reached(String group, Reached reached) {
        heard.put(group, reached);
        wakeWaiting();
    }

    /** Some group may have moved on some node. */
    void lookAgain() {
        lock.lock();
        try {
            lookedAt = 0;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long of(String group) {
        return read("safe", group);
    }

    @Override
    public long furthest(String group) {
        return read("last", group);
    }

    private long read(String column, String group) {
        return jdbc.sql("SELECT " + column + " FROM projection_position WHERE processing_group = ?")
                .param(group)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public Optional<Long> lastOf(String aggregateId) {
        return jdbc.sql("SELECT global_index FROM event WHERE aggregate_id = ? ORDER BY sequence_number DESC LIMIT 1")
                .param(aggregateId)
                .query(Long.class)
                .optional();
    }

    @Override
    public boolean await(String group, long index, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!heard.getOrDefault(group, Reached.NOTHING).covers(index)) {
            if (look() && heard.getOrDefault(group, Reached.NOTHING).covers(index)) {
                return true;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || !sleep(group, index, Math.min(left, LOOK_AGAIN_MILLIS))) {
                return heard.getOrDefault(group, Reached.NOTHING).covers(index);
            }
        }
        return true;
    }

    /** Reads the positions, unless another waiting thread has just done so; false if so. */
    private boolean look() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (lookedAt != 0 && now - lookedAt < TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS)) {
                return false;
            }
            lookedAt = now;
        } finally {
            lock.unlock();
        }
        jdbc.sql("SELECT processing_group, last, gaps FROM projection_position")
                .query((row, index) -> heard.put(row.getString(1), Reached.read(row.getLong(2), row.getString(3))))
                .list();
        wakeWaiting();
        return true;
    }

    /** False where the thread was interrupted. */
    private boolean sleep(String group, long index, long millis) {
        lock.lock();
        try {
            if (!heard.getOrDefault(group, Reached.NOTHING).covers(index)) {
                moved.await(millis, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void wakeWaiting() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
