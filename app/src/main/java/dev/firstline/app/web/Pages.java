package dev.firstline.app.web;

import dev.firstline.shared.api.Page;
import java.util.function.Function;

/** Gives a page back the type of its items, which a query's answer does not carry. */
final class Pages {

    private Pages() {}

    @SuppressWarnings("unchecked") // the query's documentation says what its page holds
    static <T> Page<T> of(Page<?> page) {
        return (Page<T>) page;
    }

    static <T, R> Page<R> map(Page<T> page, Function<T, R> each) {
        return new Page<>(page.items().stream().map(each).toList(), page.nextCursor(), page.position());
    }
}
