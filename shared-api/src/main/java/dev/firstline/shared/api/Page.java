package dev.firstline.shared.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param nextCursor where the next page begins, opaque; absent on the last page
 * @param position up to where the list knows the events: a change after it is not in the list yet
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long position) {

    public Page {
        items = List.copyOf(items);
    }
}
