package dev.firstline.shared.api.line;

/** Who gets a session that waits. */
public enum RoutingRule {
    /** The first operator to claim it. */
    FIRST_COME
}
