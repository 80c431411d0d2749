package dev.firstline.shared.api.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePermissionTest {

    private static final GroupId OPERATORS = new GroupId(UUID.randomUUID());
    private static final GroupId SUPERVISORS = new GroupId(UUID.randomUUID());
    private static final GroupId CLIENTS = new GroupId(UUID.randomUUID());
    private static final LineSettings LINE = new LineSettings(
            new LineId(UUID.randomUUID()),
            1,
            "Support",
            Set.of(OPERATORS),
            Set.of(SUPERVISORS),
            Set.of(CLIENTS),
            false);

    @ParameterizedTest
    @CsvSource({
        "ADMINISTRATOR, true,  true,  true",
        "AUDITOR,       false, false, true",
        "SUPERVISOR,    false, false, true",
        "OPERATOR,      false, false, false",
        "CLIENT,        false, false, false",
        "NOBODY,        false, false, false",
    })
    void reads_like_the_table_of_who_may_do_what(String who, boolean create, boolean change, boolean see) {
        var viewer = new Viewer(new EmployeeId(UUID.randomUUID()), groupsOf(who));

        assertThat(LinePermission.CREATE.allowsEverywhere(viewer)).isEqualTo(create);
        assertThat(LinePermission.CHANGE.allows(viewer, LINE)).isEqualTo(change);
        assertThat(LinePermission.SEE.allows(viewer, LINE)).isEqualTo(see);
    }

    private static Set<GroupId> groupsOf(String who) {
        return switch (who) {
            case "ADMINISTRATOR" -> Set.of(GroupId.ADMINISTRATORS);
            case "AUDITOR" -> Set.of(GroupId.AUDITORS);
            case "SUPERVISOR" -> Set.of(SUPERVISORS);
            case "OPERATOR" -> Set.of(OPERATORS);
            case "CLIENT" -> Set.of(CLIENTS);
            default -> Set.of();
        };
    }
}
