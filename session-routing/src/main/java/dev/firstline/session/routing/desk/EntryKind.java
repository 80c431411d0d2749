package dev.firstline.session.routing.desk;

/** What an entry is: part of the thread, or of the ledger alone. */
enum EntryKind {
    CLIENT,
    REPLY,
    NOTE,
    /** A system line: both in the thread and in the ledger. */
    SYSTEM,
    /** In the ledger only. */
    LEDGER
}
