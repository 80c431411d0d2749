package dev.firstline.app.engine;

import dev.firstline.shared.api.GeneralRefusal;
import dev.firstline.shared.api.RefusedException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * The attempts at one command. Where it meets a conflict it is sent again, ever less often, for five seconds or 25 times; whatever the
 * domain answers is final. A command sent from within another's transaction is not sent again, for it is that transaction that failed.
 */
final class Attempts<C, R> implements CommandCallback<C, R> {

    private static final int AT_MOST = 25;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** A race for a new stream is over once one of the two has it; after that the id is simply taken. */
    private static final int AT_MOST_FOR_A_NEW_STREAM = 3;

    private static final long FIRST_WAIT_MILLIS = 4;
    private static final long LONGEST_WAIT_MILLIS = 300;

    private final CommandBus commands;
    private final ScheduledExecutorService executor;
    private final CommandMessage<? extends C> command;
    private final CommandCallback<? super C, ? super R> callback;
    private final long began = System.nanoTime();
    private int made;

    Attempts(
            CommandBus commands,
            ScheduledExecutorService executor,
            CommandMessage<? extends C> command,
            CommandCallback<? super C, ? super R> callback) {
        this.commands = commands;
        this.executor = executor;
        this.command = command;
        this.callback = callback;
    }

    void make() {
        made++;
        try {
            commands.dispatch(command, this);
        } catch (RuntimeException e) {
            callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(e));
        }
    }

    @Override
    public void onResult(CommandMessage<? extends C> sent, CommandResultMessage<? extends R> result) {
        if (!result.isExceptional()) {
            callback.onResult(sent, result);
            return;
        }
        Throwable failure = result.exceptionResult();
        if (isWorthAnother(failure) && makeLater()) {
            return;
        }
        callback.onResult(
                sent,
                Conflicts.isNewStreamTaken(failure)
                        ? GenericCommandResultMessage.asCommandResultMessage(
                                new RefusedException(new GeneralRefusal.IdReused()))
                        : result);
    }

    private boolean isWorthAnother(Throwable failure) {
        int atMost = Conflicts.isNewStreamTaken(failure) ? AT_MOST_FOR_A_NEW_STREAM : AT_MOST;
        return made < atMost
                && System.nanoTime() - began < LONGEST.toNanos()
                && Conflicts.isOne(failure)
                && !CurrentUnitOfWork.isStarted();
    }

    private boolean makeLater() {
        long wait = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(made - 1, 10));
        try {
            executor.schedule(
                    this::make, ThreadLocalRandom.current().nextLong(wait / 2, wait + 1), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }
}
