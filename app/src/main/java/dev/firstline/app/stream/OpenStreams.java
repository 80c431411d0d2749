package dev.firstline.app.stream;

import dev.firstline.app.web.TooManyRequestsException;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The streams each employee has open on this node; he may have 16, one for each of his browsers and programs. */
@Component
final class OpenStreams {

    private static final int MOST = 16;

    /** One whose browser is gone is noticed at the next beat. */
    private static final int SECONDS_TO_WAIT = 5;

    private final Map<EmployeeId, Set<Subscriber>> open = new ConcurrentHashMap<>();

    /** Counts one more, or throws a {@link TooManyRequestsException}. */
    void enter(Subscriber subscriber) {
        open.compute(subscriber.viewer().employee(), (id, streams) -> with(subscriber, streams));
    }

    /** One that ended before its answer began is told to nobody, so those that are closed are looked for here. */
    private static Set<Subscriber> with(Subscriber subscriber, @Nullable Set<Subscriber> streams) {
        var still = streams == null ? new HashSet<Subscriber>() : streams;
        still.removeIf(Subscriber::isClosed);
        if (still.size() == MOST) {
            throw new TooManyRequestsException(SECONDS_TO_WAIT);
        }
        still.add(subscriber);
        return still;
    }

    /** Counts one less. */
    void leave(Subscriber subscriber) {
        open.computeIfPresent(subscriber.viewer().employee(), (id, streams) -> {
            streams.remove(subscriber);
            return streams.isEmpty() ? null : streams;
        });
    }
}
