package dev.firstline.app.stream;

import dev.firstline.app.web.TooManyRequestsException;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many streams each employee has open on this node; he may have 16, one for each of his browsers and programs. */
@Component
final class OpenStreams {

    private static final int MOST = 16;

    /** One whose browser is gone is noticed at the next beat. */
    private static final int SECONDS_TO_WAIT = 5;

    private final Map<EmployeeId, Integer> open = new ConcurrentHashMap<>();

    /** Counts one more, or throws a {@link TooManyRequestsException}. */
    void enter(EmployeeId employee) {
        if (open.merge(employee, 1, Integer::sum) > MOST) {
            leave(employee);
            throw new TooManyRequestsException(SECONDS_TO_WAIT);
        }
    }

    /** Counts one less. */
    void leave(EmployeeId employee) {
        open.computeIfPresent(employee, (id, count) -> count == 1 ? null : count - 1);
    }
}
