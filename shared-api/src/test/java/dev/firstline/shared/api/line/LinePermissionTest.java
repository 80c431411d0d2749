package dev.firstline.shared.api.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePermissionTest {

    private static final GroupId OPERATORS = new GroupId(UUID.randomUUID());
    private static final GroupId SUPERVISORS = new GroupId(UUID.randomUUID());
    private static final GroupId READERS = new GroupId(UUID.randomUUID());
    private static final GroupId CLIENTS = new GroupId(UUID.randomUUID());
    private static final LineBlock BLOCK = LineBlock.of("Support", Set.of(OPERATORS), Set.of(SUPERVISORS))
            .withInternalGroups(Set.of(CLIENTS))
            .withReaderGroups(Set.of(READERS));
    private static final LineSettings LINE = line(BLOCK);
    private static final LineSettings OPEN_LINE = line(BLOCK.withSupervisorsMayEdit(true));

    @ParameterizedTest
    @CsvSource({
        "ADMINISTRATOR, true,  true,  true,  true,  true",
        "AUDITOR,       false, false, false, false, true",
        "SUPERVISOR,    false, false, true,  false, true",
        "OPERATOR,      false, false, false, false, false",
        "READER,        false, false, false, false, false",
        "CLIENT,        false, false, false, false, false",
        "NOBODY,        false, false, false, false, false",
    })
    void reads_like_the_table_of_who_may_do_what(
            String who, boolean create, boolean change, boolean changeWhereAllowed, boolean manage, boolean see) {
        var viewer = new Viewer(new EmployeeId(UUID.randomUUID()), groupsOf(who));

        assertThat(LinePermission.CREATE.allowsEverywhere(viewer)).isEqualTo(create);
        assertThat(LinePermission.CHANGE.allows(viewer, LINE)).isEqualTo(change);
        assertThat(LinePermission.CHANGE.allows(viewer, OPEN_LINE)).isEqualTo(changeWhereAllowed);
        for (var line : List.of(LINE, OPEN_LINE)) {
            assertThat(LinePermission.CHANGE_WHO_SUPERVISES.allows(viewer, line))
                    .isEqualTo(manage);
            assertThat(LinePermission.CHANGE_CHANNELS.allows(viewer, line)).isEqualTo(manage);
            assertThat(LinePermission.RETIRE.allows(viewer, line)).isEqualTo(manage);
            assertThat(LinePermission.SEE.allows(viewer, line)).isEqualTo(see);
        }
    }

    @Test
    void who_supervises_and_whether_they_may_edit_is_not_theirs_to_change() {
        assertThat(LineSetting.values())
                .filteredOn(setting -> setting.permission() == LinePermission.CHANGE_WHO_SUPERVISES)
                .containsExactly(LineSetting.SUPERVISOR_GROUPS, LineSetting.SUPERVISORS_MAY_EDIT);
    }

    private static LineSettings line(LineBlock block) {
        return new LineSettings(new LineId(UUID.randomUUID()), 1, LineState.ACTIVE, block);
    }

    private static Set<GroupId> groupsOf(String who) {
        return switch (who) {
            case "ADMINISTRATOR" -> Set.of(GroupId.ADMINISTRATORS);
            case "AUDITOR" -> Set.of(GroupId.AUDITORS);
            case "SUPERVISOR" -> Set.of(SUPERVISORS);
            case "OPERATOR" -> Set.of(OPERATORS);
            case "READER" -> Set.of(READERS);
            case "CLIENT" -> Set.of(CLIENTS);
            default -> Set.of();
        };
    }
}
