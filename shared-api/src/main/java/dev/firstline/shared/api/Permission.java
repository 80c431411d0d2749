package dev.firstline.shared.api;

import static dev.firstline.shared.api.Permission.Extent.ADDRESSED;
import static dev.firstline.shared.api.Permission.Extent.ALL;
import static dev.firstline.shared.api.Permission.Extent.HELD;
import static dev.firstline.shared.api.Permission.Extent.HELD_LAST;
import static dev.firstline.shared.api.Permission.Part.OPERATOR;
import static dev.firstline.shared.api.Permission.Part.READER;
import static dev.firstline.shared.api.Permission.Part.SUPERVISOR;
import static dev.firstline.shared.api.session.SessionStatus.ASSIGNED;
import static dev.firstline.shared.api.session.SessionStatus.CLOSED;
import static dev.firstline.shared.api.session.SessionStatus.QUEUED;
import static dev.firstline.shared.api.session.SessionStatus.SPAM;

import dev.firstline.shared.api.session.SessionStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what with the sessions of a line. Decisions, lists, counters, single reads and the live stream all ask this table;
 * being in two parts gives both. Rows are sorted as people meet them; statuses in front say of which sessions a row speaks.
 */
public enum Permission {
    // spotless:off
    //           sessions that are             supervisor            operator                                     reader
    LIST_QUEUE   (of(QUEUED),                  row(SUPERVISOR, ALL), row(OPERATOR, ADDRESSED)),
    LIST_MINE    (of(ASSIGNED),                                      row(OPERATOR, HELD)),
    LIST_ACTIVE  (of(QUEUED, ASSIGNED),        row(SUPERVISOR, ALL),                                              row(READER, ALL)),
    LIST_CLOSED  (of(CLOSED),                  row(SUPERVISOR, ALL), row(OPERATOR, HELD_LAST),                    row(READER, ALL)),
    LIST_SPAM    (of(SPAM),                    row(SUPERVISOR, ALL)),
    READ         (of(QUEUED, ASSIGNED, CLOSED),row(SUPERVISOR, ALL), row(OPERATOR, ADDRESSED, HELD, HELD_LAST),   row(READER, ALL)),
    READ_SPAM    (of(SPAM),                    row(SUPERVISOR, ALL), row(OPERATOR, HELD_LAST)),
    CLAIM        (of(QUEUED),                                        row(OPERATOR, ADDRESSED)),
    REPLY        (of(ASSIGNED),                                      row(OPERATOR, HELD)),
    NOTE         (anyStatus(),                 row(SUPERVISOR, ALL), row(OPERATOR, ADDRESSED, HELD, HELD_LAST)),
    RETURN       (of(ASSIGNED),                row(SUPERVISOR, ALL), row(OPERATOR, HELD)),
    CLOSE        (of(QUEUED, ASSIGNED, SPAM),  row(SUPERVISOR, ALL), row(OPERATOR, HELD)),
    SEE_PRESENCE (anyStatus(),                 row(SUPERVISOR, ALL), row(OPERATOR, ALL));
    // spotless:on

    /** What somebody is on a line. */
    public enum Part {
        OPERATOR,
        SUPERVISOR,
        READER
    }

    /** Which of a line's sessions a right reaches. */
    public enum Extent {
        /** Those queued for the person: for all operators of the line, or for one of his groups. */
        ADDRESSED,
        /** Those assigned to the person. */
        HELD,
        /** Those no longer assigned that the person held last. */
        HELD_LAST,
        /** Every one. */
        ALL
    }

    private final Set<SessionStatus> statuses;
    private final Map<Part, Set<Extent>> rows;

    Permission(Set<SessionStatus> statuses, Row... rows) {
        this.statuses = statuses;
        this.rows = new EnumMap<>(Part.class);
        for (Row row : rows) {
            this.rows.put(row.part, row.extents);
        }
    }

    /** The statuses a session must be in for this right to speak of it. */
    public Set<SessionStatus> statuses() {
        return Set.copyOf(statuses);
    }

    /** How far the right reaches for somebody who is this on the line; empty: not at all. */
    public Set<Extent> extentsFor(Part part) {
        return Set.copyOf(rows.getOrDefault(part, Set.of()));
    }

    /** Whether somebody standing so to a session has this right. */
    public boolean allows(SessionStanding standing) {
        return statuses.contains(standing.status())
                && standing.parts().stream()
                        .flatMap(part -> rows.getOrDefault(part, Set.of()).stream())
                        .anyMatch(standing::reaches);
    }

    private record Row(Part part, Set<Extent> extents) {}

    private static Row row(Part part, Extent first, Extent... more) {
        return new Row(part, EnumSet.of(first, more));
    }

    private static Set<SessionStatus> of(SessionStatus first, SessionStatus... more) {
        return EnumSet.of(first, more);
    }

    private static Set<SessionStatus> anyStatus() {
        return EnumSet.allOf(SessionStatus.class);
    }
}
