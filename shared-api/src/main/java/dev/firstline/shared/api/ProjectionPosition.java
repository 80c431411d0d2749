package dev.firstline.shared.api;

/** How far the read models have come; a query takes it before it reads its rows and answers it with them. */
@FunctionalInterface
public interface ProjectionPosition {

    /** The highest index such that everything committed at or below it is in the read model of the processing group. */
    long of(String group);

    /** The highest index in the read model of the processing group; what is missing below it gets this index too if it still comes. */
    default long furthest(String group) {
        return of(group);
    }
}
