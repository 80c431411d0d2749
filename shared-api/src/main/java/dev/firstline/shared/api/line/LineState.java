package dev.firstline.shared.api.line;

/** Whether new sessions come in. */
public enum LineState {
    /** In use. */
    ACTIVE,
    /** Takes no new sessions; those that are open go on, and its name is free. */
    RETIRED
}
