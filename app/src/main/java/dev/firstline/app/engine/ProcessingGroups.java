package dev.firstline.app.engine;

import java.util.List;

/** The processing groups there are. A handler in any other keeps Firstline from starting. */
public final class ProcessingGroups {

    /** The read models of lines. */
    public static final String LINES = "lines";

    /** The read models of sessions. */
    public static final String SESSIONS = "sessions";

    /** What happens to sessions because something else happened. */
    public static final String SESSION_PROCESSES = "session-processes";

    /** What happens to people because something else happened. */
    public static final String PEOPLE_PROCESSES = "people-processes";

    /** The read models of items. */
    public static final String APPLICATIONS = "applications";

    /** What happens to items because something else happened. */
    public static final String APPLICATION_PROCESSES = "application-processes";

    /** Sign-ins that end with what happened to somebody. */
    public static final String SIGN_INS = "sign-ins";

    /** Facts decisions rest on, and sign-ins, written in the transaction of the event; a failure undoes the command. */
    static final List<String> SUBSCRIBING =
            List.of("people-facts", "line-facts", "session-facts", "application-facts", SIGN_INS);

    /** Groups that read the log behind the commands, in batches; an event they fail at is put aside. */
    static final List<String> POOLED =
            List.of(LINES, SESSIONS, APPLICATIONS, SESSION_PROCESSES, PEOPLE_PROCESSES, APPLICATION_PROCESSES);

    private ProcessingGroups() {}
}
