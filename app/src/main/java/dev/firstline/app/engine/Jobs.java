package dev.firstline.app.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the recurring jobs after everything else and ends them before it: what they send is decided by a whole engine. */
@Component
@ConditionalOnProperty(name = "db-scheduler.enabled", matchIfMissing = true)
final class Jobs implements DbSchedulerStarter, SmartLifecycle {

    private final Scheduler scheduler;

    Jobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void doStart() {
        scheduler.start();
    }

    @Override
    public void start() {
        doStart();
    }

    @Override
    public void stop() {
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown();
    }
}
