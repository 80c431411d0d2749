package dev.firstline.app.engine;

/**
 * Which appends may still be under way, counted in the order they began. An index missing from the log when {@link #upcoming()} was asked
 * stays missing once {@link #oldest()} has reached what it said then.
 */
interface RunningAppends {

    /** The number the next append to begin will have, at least. */
    long upcoming();

    /** The number of the oldest append that is not over; {@link #upcoming()} where there is none. */
    long oldest();
}
