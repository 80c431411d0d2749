package dev.firstline.shared.api.session;

/** Where a session is in its life. */
public enum SessionStatus {
    /** Waits in the line's queue for whom it is addressed to. */
    QUEUED,
    /** Held by one operator. */
    ASSIGNED,
    /** Set aside as spam. */
    SPAM,
    /** Over; the client's next message opens another. */
    CLOSED
}
