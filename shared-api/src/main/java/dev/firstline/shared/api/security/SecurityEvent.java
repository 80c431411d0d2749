package dev.firstline.shared.api.security;

/** What the security log tells. The words are part of the HTTP contract and of what is stored. */
public enum SecurityEvent {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_DELAYED,
    SIGNED_OUT,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    /** Told once for each token, address and day. */
    TOKEN_USED,
    PASSWORD_CHANGED,
    EMPLOYEE_CREATED,
    EMPLOYEE_DEACTIVATED,
    EMPLOYEE_ACTIVATED,
    IDENTITY_LINKED,
    GROUP_JOINED,
    GROUP_LEFT,
    GROUP_DELETED,
    GROUP_MAPPED,
    LINE_RIGHTS_CHANGED,
    EXPORTED,
    /** The items of an application were written into a file. */
    ITEMS_EXPORTED
}
