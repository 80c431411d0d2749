package dev.firstline.shared.api.session;

/** What a session is linked to an item for. */
public enum LinkPurpose {
    /** The item is who the client is. */
    ACCOUNT,
    /** The item is what the client asks for. */
    REQUEST
}
