package dev.firstline.shared.api;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit how many items at most, 1 to 200
 * @param cursor what the page before answered as {@code nextCursor}; none for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {

    /** The most items a page holds. */
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new RefusedException(new GeneralRefusal.InvalidValue("limit", GeneralRefusal.Problem.MALFORMED));
        }
    }
}
