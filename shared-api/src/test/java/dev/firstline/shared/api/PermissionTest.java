package dev.firstline.shared.api;

import static dev.firstline.shared.api.Permission.ASSIGN;
import static dev.firstline.shared.api.Permission.CHANGE_SETTINGS;
import static dev.firstline.shared.api.Permission.CHANGE_WHO_SUPERVISES;
import static dev.firstline.shared.api.Permission.CHOOSE_GROUPS;
import static dev.firstline.shared.api.Permission.CLAIM;
import static dev.firstline.shared.api.Permission.CLOSE;
import static dev.firstline.shared.api.Permission.CREATE_LINE;
import static dev.firstline.shared.api.Permission.DEFINE_APPLICATIONS;
import static dev.firstline.shared.api.Permission.EDIT_ITEMS;
import static dev.firstline.shared.api.Permission.KEEP_SHARED_TEMPLATES;
import static dev.firstline.shared.api.Permission.KEEP_TEMPLATES;
import static dev.firstline.shared.api.Permission.LINK_ITEMS;
import static dev.firstline.shared.api.Permission.LIST_ACTIVE;
import static dev.firstline.shared.api.Permission.LIST_CLOSED;
import static dev.firstline.shared.api.Permission.LIST_MINE;
import static dev.firstline.shared.api.Permission.LIST_QUEUE;
import static dev.firstline.shared.api.Permission.LIST_SPAM;
import static dev.firstline.shared.api.Permission.MARK_SPAM;
import static dev.firstline.shared.api.Permission.MIND_PEOPLE;
import static dev.firstline.shared.api.Permission.NOTE;
import static dev.firstline.shared.api.Permission.OPEN_SESSION;
import static dev.firstline.shared.api.Permission.PRIORITIZE;
import static dev.firstline.shared.api.Permission.READ;
import static dev.firstline.shared.api.Permission.READ_ITEMS;
import static dev.firstline.shared.api.Permission.READ_SECURITY_LOG;
import static dev.firstline.shared.api.Permission.READ_WITHOUT_CONTENT;
import static dev.firstline.shared.api.Permission.RENAME;
import static dev.firstline.shared.api.Permission.REPLY;
import static dev.firstline.shared.api.Permission.RETIRE_LINE;
import static dev.firstline.shared.api.Permission.RETURN;
import static dev.firstline.shared.api.Permission.SEE_BOARD;
import static dev.firstline.shared.api.Permission.SEE_CANDIDATES;
import static dev.firstline.shared.api.Permission.SEE_PRESENCE;
import static dev.firstline.shared.api.Permission.SEE_SETTINGS;
import static dev.firstline.shared.api.Permission.SEE_TEMPLATES;
import static dev.firstline.shared.api.Permission.TRANSFER;
import static dev.firstline.shared.api.Permission.UNMARK_SPAM;
import static dev.firstline.shared.api.Permission.WATCH_OPERATION;
import static dev.firstline.shared.api.Permission.WRITE_TO_LINE;
import static dev.firstline.shared.api.session.SessionStatus.ASSIGNED;
import static dev.firstline.shared.api.session.SessionStatus.CLOSED;
import static dev.firstline.shared.api.session.SessionStatus.QUEUED;
import static dev.firstline.shared.api.session.SessionStatus.SPAM;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Permission.Extent;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineSetting;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.line.LineState;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against that of the domain, which stands here as it was decided. */
class PermissionTest {

    // spotless:off
    private static final String DOMAIN = """
            |                                                            | administrator | supervisor of the line  | operator of the line                    | reader           | internal client | auditor |
            | create, retire, restore a line; channels                   | yes           |                         |                                         |                  |                 |         |
            | change settings, revert                                    | yes           | where the line says so  |                                         |                  |                 |         |
            | see settings, history, as of, eligibility; export them     | yes           | yes                     |                                         |                  |                 | yes     |
            | QUEUE                                                      |               | all of it               | sessions addressed to him               |                  |                 |         |
            | MINE                                                       |               |                         | sessions he holds                       |                  |                 |         |
            | ACTIVE (QUEUED + ASSIGNED), CLOSED, SPAM                   |               | all of the line         | closed: those he held last              | ACTIVE, CLOSED   |                 |         |
            | one session with content                                   |               | all of the line         | queue addressed to him, held, held last | all but spam     |                 |         |
            | one session without content; its ledger                    |               | yes, with content       | of those he sees                        | of those he sees |                 | all     |
            | claim, take next, reply, transfer                          |               |                         | yes                                     |                  |                 |         |
            | note, mention                                              |               | yes                     | of those he sees                        |                  |                 |         |
            | assign, intercept                                          |               | yes                     |                                         |                  |                 |         |
            | return, close, priority, title, spam, link items           |               | yes                     | of those he holds                       |                  |                 |         |
            | items of the line's applications: create, edit             |                | yes                      | yes                                     |                   |                  |          |
            | items of the line's applications: read                     |                | yes                      | yes                                     | yes              |                  |          |
            | board, fairness figures, presence of the line's people     |               | yes                     | presence only                           |                  |                 |         |
            | see templates                                              | yes           | yes                     | yes                                     |                  |                 |         |
            | templates of one's own                                     |               | yes                     | yes                                     |                  |                 |         |
            | own conversation: read, write                              |               |                         |                                         |                  | yes             |         |
            | people, groups, applications, templates shared, general settings | yes     |                         |                                         |                  |                 |         |
            | security log                                               | yes           |                         |                                         |                  |                 | yes     |
            """;

    /** The rights in which each row is kept, and what of it is still to come. */
    private static final List<Kept> KEPT = List.of(
            kept("create, retire, restore a line; channels", "channels", CREATE_LINE, RETIRE_LINE, CHANGE_WHO_SUPERVISES),
            kept("change settings, revert", "", CHANGE_SETTINGS, CHOOSE_GROUPS),
            kept("see settings, history, as of, eligibility; export them", "", SEE_SETTINGS),
            kept("QUEUE", "", LIST_QUEUE),
            kept("MINE", "", LIST_MINE),
            kept("ACTIVE (QUEUED + ASSIGNED), CLOSED, SPAM", "", LIST_ACTIVE, LIST_CLOSED, LIST_SPAM),
            kept("one session with content", "", READ),
            kept("one session without content; its ledger", "", READ_WITHOUT_CONTENT),
            kept("claim, take next, reply, transfer", "", CLAIM, REPLY, TRANSFER, OPEN_SESSION),
            kept("note, mention", "mention", NOTE),
            kept("assign, intercept", "", ASSIGN),
            kept("return, close, priority, title, spam, link items", "", RETURN, CLOSE, SEE_CANDIDATES, PRIORITIZE, RENAME, MARK_SPAM, UNMARK_SPAM, LINK_ITEMS),
            kept("items of the line's applications: create, edit", "", EDIT_ITEMS),
            kept("items of the line's applications: read", "", READ_ITEMS),
            kept("board, fairness figures, presence of the line's people", "", SEE_BOARD, SEE_PRESENCE),
            kept("see templates", "", SEE_TEMPLATES),
            kept("templates of one's own", "", KEEP_TEMPLATES),
            kept("own conversation: read, write", "", WRITE_TO_LINE),
            kept("people, groups, applications, templates shared, general settings", "general settings", MIND_PEOPLE, KEEP_SHARED_TEMPLATES, WATCH_OPERATION, DEFINE_APPLICATIONS),
            kept("security log", "", READ_SECURITY_LOG));

    /** Of which sessions each right speaks, as the lists and the states of a session have it. */
    @ParameterizedTest
    @CsvSource({
        "LIST_QUEUE,           QUEUED",
        "LIST_MINE,            ASSIGNED",
        "LIST_ACTIVE,          QUEUED ASSIGNED",
        "LIST_CLOSED,          CLOSED",
        "LIST_SPAM,            SPAM",
        "READ,                 QUEUED ASSIGNED SPAM CLOSED",
        "READ_WITHOUT_CONTENT, QUEUED ASSIGNED SPAM CLOSED",
        "CLAIM,                QUEUED",
        "REPLY,                ASSIGNED",
        "NOTE,                 QUEUED ASSIGNED SPAM CLOSED",
        "TRANSFER,             ASSIGNED",
        "ASSIGN,               QUEUED ASSIGNED",
        "SEE_CANDIDATES,       QUEUED ASSIGNED",
        "PRIORITIZE,           QUEUED ASSIGNED SPAM",
        "RENAME,               QUEUED ASSIGNED SPAM",
        "LINK_ITEMS,           QUEUED ASSIGNED SPAM",
        "MARK_SPAM,            QUEUED ASSIGNED",
        "UNMARK_SPAM,          SPAM",
        "RETURN,               ASSIGNED",
        "CLOSE,                QUEUED ASSIGNED SPAM",
    })
    // spotless:on
    void a_right_speaks_of_sessions_in_these_states(Permission permission, String statuses) {
        assertThat(permission.statuses())
                .containsExactlyInAnyOrderElementsOf(Stream.of(statuses.split(" "))
                        .map(SessionStatus::valueOf)
                        .toList());
    }

    private record Kept(String row, String toCome, List<Permission> rights) {}

    private static Kept kept(String row, String toCome, Permission... rights) {
        return new Kept(row, toCome, List.of(rights));
    }

    static Stream<Arguments> cells() {
        var rows = DOMAIN.lines().skip(1).map(PermissionTest::cellsOf).toList();
        return rows.stream()
                .flatMap(row -> KEPT.stream()
                        .filter(kept -> kept.row().equals(row.get(0)))
                        .flatMap(kept -> kept.rights().stream())
                        .flatMap(right -> Arrays.stream(Part.values())
                                .map(part -> Arguments.of(right, part, row.get(1 + part.ordinal())))));
    }

    private static List<String> cellsOf(String row) {
        var cells = row.split("\\|", -1);
        return Stream.of(cells).skip(1).limit(7).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void each_cell_says_what_the_domain_says(Permission permission, Part part, String words) {
        assertThat(permission.extentsFor(part)).isEqualTo(meaning(words, permission, part));
    }

    private static Set<Extent> meaning(String words, Permission permission, Part part) {
        return switch (words) {
            case "" -> Set.of();
            case "yes" -> yes(permission, part);
            case "all", "all of it", "all of the line", "yes, with content" -> Set.of(Extent.ALL);
            case "all but spam" -> Set.of(Extent.ALL_BUT_SPAM);
            case "where the line says so" -> Set.of(Extent.WHERE_LINE_SAYS);
            case "sessions addressed to him" -> Set.of(Extent.ADDRESSED);
            case "sessions he holds" -> Set.of(Extent.HELD);
            // what is spam nobody holds: it is whose it was
            case "of those he holds" -> Set.of(permission == UNMARK_SPAM ? Extent.HELD_LAST : Extent.HELD);
            case "queue addressed to him, held, held last" -> Set.of(Extent.ADDRESSED, Extent.HELD, Extent.HELD_LAST);
            case "of those he sees" -> READ.extentsFor(part);
            case "closed: those he held last" -> only(permission == LIST_CLOSED, Extent.HELD_LAST);
            case "ACTIVE, CLOSED" -> only(permission == LIST_ACTIVE || permission == LIST_CLOSED, Extent.ALL);
            case "presence only" -> only(permission == SEE_PRESENCE, Extent.ALL);
            default -> throw new AssertionError("the domain says: " + words);
        };
    }

    /** What yes means follows from what claiming, replying and writing are. */
    private static Set<Extent> yes(Permission permission, Part part) {
        if (part == Part.INTERNAL_CLIENT) {
            return Set.of(Extent.OWN);
        }
        if (permission == CLAIM) {
            return Set.of(Extent.ADDRESSED);
        }
        return Set.of(permission == REPLY || permission == TRANSFER ? Extent.HELD : Extent.ALL);
    }

    private static Set<Extent> only(boolean there, Extent extent) {
        return there ? Set.of(extent) : Set.of();
    }

    @Test
    void every_row_of_the_domain_is_kept_or_still_to_come_in_the_same_order() {
        assertThat(KEPT)
                .extracting(Kept::row)
                .containsExactlyElementsOf(
                        DOMAIN.lines().skip(1).map(row -> cellsOf(row).get(0)).toList());
        assertThat(KEPT)
                .allSatisfy(
                        kept -> assertThat(kept.row()).contains(kept.toCome().split(", ")));
        assertThat(Permission.values())
                .containsExactlyInAnyOrderElementsOf(
                        KEPT.stream().flatMap(kept -> kept.rights().stream()).toList());
    }

    @ParameterizedTest(name = "{0} of a session {1}, addressed {2}, operator {3} → {4}")
    @CsvSource({
        "ALL,             SPAM,     false, false, true",
        "ALL_BUT_SPAM,    SPAM,     true,  true,  false",
        "ALL_BUT_SPAM,    CLOSED,   false, false, true",
        "ADDRESSED,       QUEUED,   true,  false, true",
        "ADDRESSED,       QUEUED,   false, true,  false",
        "ADDRESSED,       ASSIGNED, true,  true,  false",
        "ADDRESSED,       CLOSED,   true,  true,  false",
        "HELD,            ASSIGNED, false, true,  true",
        "HELD,            ASSIGNED, true,  false, false",
        "HELD,            QUEUED,   true,  true,  false",
        "HELD_LAST,       QUEUED,   false, true,  true",
        "HELD_LAST,       CLOSED,   false, true,  true",
        "HELD_LAST,       SPAM,     false, true,  true",
        "HELD_LAST,       CLOSED,   true,  false, false",
        "HELD_LAST,       ASSIGNED, true,  true,  false",
        "WHERE_LINE_SAYS, QUEUED,   true,  true,  false",
        "OWN,             QUEUED,   true,  true,  false",
    })
    void an_extent_reaches_these_sessions(
            Extent extent, SessionStatus status, boolean addressed, boolean operator, boolean reached) {
        var standing = new SessionStanding(status, Set.of(Part.OPERATOR), addressed, operator);

        assertThat(standing.reaches(extent, EnumSet.allOf(SessionStatus.class))).isEqualTo(reached);
        assertThat(standing.reaches(extent, EnumSet.complementOf(EnumSet.of(status))))
                .isFalse();
        assertThat(standing.reaches(extent, Set.of())).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void being_in_two_parts_gives_both(Permission permission) {
        for (Standing one : standings()) {
            for (Part other : Part.values()) {
                var both = EnumSet.of(other);
                both.addAll(one.parts());
                assertThat(permission.allows(with(one, both)))
                        .as("%s and %s", one, other)
                        .isEqualTo(permission.allows(one) || permission.allows(with(one, EnumSet.of(other))));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_right_of_sessions_is_no_right_of_lines_nor_the_other_way_round(Permission permission) {
        var everything = EnumSet.allOf(Part.class);

        if (permission.statuses().isEmpty()) {
            assertThat(standings())
                    .filteredOn(SessionStanding.class::isInstance)
                    .noneMatch(standing -> permission.allows(with(standing, everything)));
        } else {
            assertThat(permission.allows(new LineStanding(everything, true))).isFalse();
            assertThat(permission.allows(viewer(GroupId.ADMINISTRATORS, GroupId.AUDITORS)))
                    .isFalse();
        }
    }

    private static List<Standing> standings() {
        var standings = new ArrayList<Standing>();
        for (Part part : Part.values()) {
            standings.add(new LineStanding(Set.of(part), true));
            standings.add(new LineStanding(Set.of(part), false));
            for (SessionStatus status : SessionStatus.values()) {
                for (boolean addressed : new boolean[] {true, false}) {
                    standings.add(new SessionStanding(status, Set.of(part), addressed, true));
                    standings.add(new SessionStanding(status, Set.of(part), addressed, false));
                }
            }
        }
        return standings;
    }

    private static Standing with(Standing standing, Set<Part> parts) {
        return standing instanceof SessionStanding session
                ? new SessionStanding(session.status(), parts, session.addressed(), session.operator())
                : new LineStanding(parts, ((LineStanding) standing).supervisorsMayEdit());
    }

    @Test
    void what_somebody_is_on_a_line_follows_from_his_groups() {
        var operators = group();
        var supervisors = group();
        var readers = group();
        var clients = group();
        var line = new LineSettings(
                new LineId(UUID.randomUUID()),
                1,
                LineState.ACTIVE,
                LineBlock.of("Support", Set.of(operators), Set.of(supervisors))
                        .withInternalGroups(Set.of(clients))
                        .withReaderGroups(Set.of(readers)));

        assertThat(line.standingOf(viewer(operators)).parts()).containsOnly(Part.OPERATOR);
        assertThat(line.standingOf(viewer(supervisors)).parts()).containsOnly(Part.SUPERVISOR);
        assertThat(line.standingOf(viewer(readers)).parts()).containsOnly(Part.READER);
        assertThat(line.standingOf(viewer(clients)).parts()).containsOnly(Part.INTERNAL_CLIENT);
        assertThat(line.standingOf(viewer(GroupId.ADMINISTRATORS, GroupId.AUDITORS))
                        .parts())
                .containsOnly(Part.ADMINISTRATOR, Part.AUDITOR);
        assertThat(line.standingOf(viewer(group())).parts()).isEmpty();
    }

    @Test
    void a_supervisor_changes_settings_where_the_line_says_so() {
        assertThat(CHANGE_SETTINGS.allows(new LineStanding(Set.of(Part.SUPERVISOR), true)))
                .isTrue();
        assertThat(CHANGE_SETTINGS.allows(new LineStanding(Set.of(Part.SUPERVISOR), false)))
                .isFalse();
        assertThat(CHANGE_SETTINGS.allows(new LineStanding(Set.of(Part.ADMINISTRATOR), false)))
                .isTrue();
    }

    @Test
    void who_supervises_and_whether_they_may_edit_is_not_theirs_to_change() {
        assertThat(LineSetting.values())
                .filteredOn(setting -> setting.permission() == CHANGE_WHO_SUPERVISES)
                .containsExactly(LineSetting.SUPERVISOR_GROUPS, LineSetting.SUPERVISORS_MAY_EDIT);
    }

    @Test
    void a_session_may_have_been_seen_by_whoever_sees_it_in_another_state() {
        assertThat(Stream.of(QUEUED, ASSIGNED, CLOSED, SPAM)
                        .filter(status -> new SessionStanding(status, Set.of(Part.OPERATOR), true, false).maySee())
                        .collect(toSet()))
                .containsOnly(QUEUED);
        assertThat(new SessionStanding(ASSIGNED, Set.of(Part.OPERATOR), true, false).mayHaveSeen())
                .isTrue();
        assertThat(new SessionStanding(SPAM, Set.of(Part.READER), false, false).mayHaveSeen())
                .isTrue();
        assertThat(new SessionStanding(ASSIGNED, Set.of(Part.OPERATOR), false, false).mayHaveSeen())
                .isFalse();
        assertThat(new SessionStanding(QUEUED, Set.of(Part.AUDITOR), true, true).mayHaveSeen())
                .isFalse();
    }

    private static Viewer viewer(GroupId... groups) {
        return new Viewer(new EmployeeId(UUID.randomUUID()), Set.of(groups));
    }

    private static GroupId group() {
        return new GroupId(UUID.randomUUID());
    }
}
