package dev.firstline.shared.api.people;

/** What a program may do with a token, at most; it never may what its owner may not. Each scope holds those before it. */
public enum TokenScope {
    /** Look, and change nothing. */
    READ,
    /** Work at the desk: claim, reply, assign, close, write to lines, set presence. */
    OPERATE,
    /** All that the owner may. */
    ADMINISTER;

    /** Whether a token of this scope does where {@code needed} is asked for. */
    public boolean covers(TokenScope needed) {
        return compareTo(needed) >= 0;
    }
}
