package dev.firstline.shared.api;

import static dev.firstline.shared.api.Permission.Extent.ADDRESSED;
import static dev.firstline.shared.api.Permission.Extent.ALL;
import static dev.firstline.shared.api.Permission.Extent.ALL_BUT_SPAM;
import static dev.firstline.shared.api.Permission.Extent.HELD;
import static dev.firstline.shared.api.Permission.Extent.HELD_LAST;
import static dev.firstline.shared.api.Permission.Extent.OWN;
import static dev.firstline.shared.api.Permission.Extent.WHERE_LINE_SAYS;
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
 * Who may do what: the whole table, and the only place it is written down. Decisions, lists, counters, search, single reads, exports
 * and the live stream all ask it, each with a {@link Standing}: how somebody stands to the installation, a line or a session. Being in
 * two parts gives both. A right that is in no cell is nobody's.
 */
public enum Permission {
    // spotless:off
    // may                    of sessions that are          administrator       supervisor                   operator                                  reader                internal client      auditor
    CREATE_LINE              (                              administrator(ALL)),
    RETIRE_LINE              (                              administrator(ALL)),
    /** Change the supervisors and whether they may edit. */
    CHANGE_WHO_SUPERVISES    (                              administrator(ALL)),
    CHANGE_SETTINGS          (                              administrator(ALL), supervisor(WHERE_LINE_SAYS)),
    /** Choose among all groups, as whoever may change a line's settings must. */
    CHOOSE_GROUPS            (                              administrator(ALL), supervisor(WHERE_LINE_SAYS)),
    /** Settings, history, as of, eligibility, and the export of them. */
    SEE_SETTINGS             (                              administrator(ALL), supervisor(ALL),                                                                                                  auditor(ALL)),
    LIST_QUEUE               (of(QUEUED),                                       supervisor(ALL),             operator(ADDRESSED)),
    LIST_MINE                (of(ASSIGNED),                                                                  operator(HELD)),
    LIST_ACTIVE              (of(QUEUED, ASSIGNED),                             supervisor(ALL),                                                       reader(ALL)),
    LIST_CLOSED              (of(CLOSED),                                       supervisor(ALL),             operator(HELD_LAST),                      reader(ALL)),
    LIST_SPAM                (of(SPAM),                                         supervisor(ALL)),
    /** One session with title, client, preview, texts, files, items. */
    READ                     (any(),                                            supervisor(ALL),             operator(ADDRESSED, HELD, HELD_LAST),     reader(ALL_BUT_SPAM)),
    /** One session without any of these, and its ledger: to know of it. */
    READ_WITHOUT_CONTENT     (any(),                                            supervisor(ALL),             operator(ADDRESSED, HELD, HELD_LAST),     reader(ALL_BUT_SPAM),                      auditor(ALL)),
    /** Claim, or take the next. */
    CLAIM                    (of(QUEUED),                                                                    operator(ADDRESSED)),
    REPLY                    (of(ASSIGNED),                                                                  operator(HELD)),
    TRANSFER                 (of(ASSIGNED),                                                                  operator(HELD)),
    /** Begin a session with one of the line's internal clients. */
    OPEN_SESSION             (                                                                               operator(ALL)),
    NOTE                     (any(),                                            supervisor(ALL),             operator(ADDRESSED, HELD, HELD_LAST)),
    /** Intercept, where it is to oneself. */
    ASSIGN                   (of(QUEUED, ASSIGNED),                             supervisor(ALL)),
    RETURN                   (of(ASSIGNED),                                     supervisor(ALL),             operator(HELD)),
    CLOSE                    (of(QUEUED, ASSIGNED, SPAM),                       supervisor(ALL),             operator(HELD)),
    /** See to whom it can go. */
    SEE_CANDIDATES           (of(QUEUED, ASSIGNED),                             supervisor(ALL),             operator(HELD)),
    PRIORITIZE               (of(QUEUED, ASSIGNED, SPAM),                       supervisor(ALL),             operator(HELD)),
    RENAME                   (of(QUEUED, ASSIGNED, SPAM),                       supervisor(ALL),             operator(HELD)),
    MARK_SPAM                (of(QUEUED, ASSIGNED),                             supervisor(ALL),             operator(HELD)),
    /** Who held it when it was taken for spam holds it no longer. */
    UNMARK_SPAM              (of(SPAM),                                         supervisor(ALL),             operator(HELD_LAST)),
    /** Link a session to items of its line's applications, and take links off. */
    LINK_ITEMS               (of(QUEUED, ASSIGNED, SPAM),                       supervisor(ALL),             operator(HELD)),
    /** Who of a line's operators is there. */
    SEE_PRESENCE             (                                                  supervisor(ALL),             operator(ALL)),
    /** The board, and how claims went: figures of all the line's operators. */
    SEE_BOARD                (                                                  supervisor(ALL)),
    SEE_TEMPLATES            (                              administrator(ALL), supervisor(ALL),             operator(ALL)),
    /** Response templates of one's own. */
    KEEP_TEMPLATES           (                                                  supervisor(ALL),             operator(ALL)),
    KEEP_SHARED_TEMPLATES    (                              administrator(ALL)),
    WRITE_TO_LINE            (                                                                                                                                               internalClient(OWN)),
    /** Say what the items of applications hold. */
    DEFINE_APPLICATIONS      (                              administrator(ALL)),
    /** Write down and change items of the line's applications. */
    EDIT_ITEMS               (                                                  supervisor(ALL),             operator(ALL)),
    READ_ITEMS               (                                                  supervisor(ALL),             operator(ALL),                            reader(ALL)),
    MIND_PEOPLE              (                              administrator(ALL)),
    /** How Firstline itself does: measurements, which count what nobody else may count. */
    WATCH_OPERATION          (                              administrator(ALL)),
    READ_SECURITY_LOG        (                              administrator(ALL),                                                                                                                   auditor(ALL));
    // spotless:on

    /** What somebody is: on a line, or everywhere. */
    public enum Part {
        ADMINISTRATOR,
        SUPERVISOR,
        OPERATOR,
        READER,
        INTERNAL_CLIENT,
        AUDITOR
    }

    /** How far a right reaches. */
    public enum Extent {
        /** Every line, or every session of the line. */
        ALL,
        /** Every session that is not spam. */
        ALL_BUT_SPAM,
        /** The lines that let their supervisors edit. */
        WHERE_LINE_SAYS,
        /** Sessions queued for the person: for all operators of the line, or for one of his groups. */
        ADDRESSED,
        /** Sessions assigned to the person. */
        HELD,
        /** Sessions no longer assigned that the person held last. */
        HELD_LAST,
        /** The person's own conversation with the line. */
        OWN
    }

    private final Set<SessionStatus> statuses;
    private final Map<Part, Set<Extent>> cells;

    Permission(Cell... cells) {
        this(Set.of(), cells);
    }

    Permission(Set<SessionStatus> statuses, Cell... cells) {
        this.statuses = statuses;
        this.cells = new EnumMap<>(Part.class);
        for (Cell cell : cells) {
            this.cells.put(cell.part, cell.extents);
        }
    }

    /** The statuses a session must be in for this right to speak of it; none: it speaks of lines or of the installation. */
    public Set<SessionStatus> statuses() {
        return Set.copyOf(statuses);
    }

    /** How far the right reaches for somebody who is this; empty: not at all. */
    public Set<Extent> extentsFor(Part part) {
        return Set.copyOf(cells.getOrDefault(part, Set.of()));
    }

    /** Who has this right, be it in part. */
    public Set<Part> parts() {
        return Set.copyOf(cells.keySet());
    }

    /** Whether somebody standing so has this right. */
    public boolean allows(Standing standing) {
        return standing.parts().stream()
                .flatMap(part -> cells.getOrDefault(part, Set.of()).stream())
                .anyMatch(extent -> standing.reaches(extent, statuses));
    }

    private record Cell(Part part, Set<Extent> extents) {}

    private static Cell administrator(Extent extent) {
        return new Cell(Part.ADMINISTRATOR, EnumSet.of(extent));
    }

    private static Cell supervisor(Extent extent) {
        return new Cell(Part.SUPERVISOR, EnumSet.of(extent));
    }

    private static Cell operator(Extent first, Extent... more) {
        return new Cell(Part.OPERATOR, EnumSet.of(first, more));
    }

    private static Cell reader(Extent extent) {
        return new Cell(Part.READER, EnumSet.of(extent));
    }

    private static Cell internalClient(Extent extent) {
        return new Cell(Part.INTERNAL_CLIENT, EnumSet.of(extent));
    }

    private static Cell auditor(Extent extent) {
        return new Cell(Part.AUDITOR, EnumSet.of(extent));
    }

    private static Set<SessionStatus> of(SessionStatus first, SessionStatus... more) {
        return EnumSet.of(first, more);
    }

    private static Set<SessionStatus> any() {
        return EnumSet.allOf(SessionStatus.class);
    }
}
