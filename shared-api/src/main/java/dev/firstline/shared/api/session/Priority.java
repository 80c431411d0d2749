package dev.firstline.shared.api.session;

/** How much a session matters; a higher one is taken before those that wait longer. */
public enum Priority {
    NONE,
    LOW,
    MEDIUM,
    HIGH
}
