package dev.firstline.shared.api.people;

/** Whether an employee acts as an operator now; offline he sees, but does nothing. */
public enum PresenceStatus {
    ONLINE,
    OFFLINE
}
