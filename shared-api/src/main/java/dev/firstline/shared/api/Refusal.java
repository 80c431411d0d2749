package dev.firstline.shared.api;

/** Why something asked for was not done; a value with the facts the refusal rests on. Nothing was changed. */
public interface Refusal {

    /** What sort of refusal it is; decides the HTTP status. */
    enum Kind {
        /** The caller sees the thing but may not do this. */
        FORBIDDEN,
        /** Unknown, or not visible to the caller: the two are not told apart. */
        NOT_FOUND,
        /** The state of things does not allow it now. */
        CONFLICT,
        /** What it started from is not the newest any more. */
        STALE,
        /** A value of the request is wrong. */
        INVALID
    }

    Kind kind();
}
