package dev.firstline.app.permissions;

import java.util.Set;
import java.util.function.IntPredicate;

/** What must come of a call. */
enum Verdict {
    /** He has the right: whatever else may be wrong with the call, it is not that, nor is it a fault of ours. */
    ALLOWED(status -> status < 500 && !Set.of(401, 403, 404).contains(status)),
    /** He sees it, and nothing he is would ever let him. */
    FORBIDDEN(status -> status == 403),
    /** He sees it, and has the right to others: it is not his, or not in the state. */
    NOT_NOW(status -> status == 403 || status == 409),
    /** He is told who was faster. */
    LOST(status -> status == 409),
    /** There is no such thing, as far as he can tell. */
    UNSEEN(status -> status == 404),
    NOT_SIGNED_IN(status -> status == 401);

    private final IntPredicate holds;

    Verdict(IntPredicate holds) {
        this.holds = holds;
    }

    boolean holds(int status) {
        return holds.test(status);
    }
}
