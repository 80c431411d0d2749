package dev.firstline.shared.api.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineEvent.AccountApplicationSet;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.LineRestored;
import dev.firstline.shared.api.line.LineEvent.LineRetired;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.RequestApplicationsSet;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsMayEditSet;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineSettingsTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final Set<GroupId> A = Set.of(new GroupId(UUID.randomUUID()));
    private static final Set<GroupId> B = Set.of(new GroupId(UUID.randomUUID()));
    private static final ApplicationId CONTACTS = new ApplicationId(UUID.randomUUID());
    private static final LineCreated CREATED = new LineCreated(LINE, 1, "Support", A, B);

    private static final LineBlock NEW = LineBlock.of("Support", A, B);

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(new LineRenamed(LINE, 2, "Help"), NEW.withName("Help")),
                Arguments.of(new OperatorsAssigned(LINE, 2, B), NEW.withOperatorGroups(B)),
                Arguments.of(new SupervisorsAssigned(LINE, 2, A), NEW.withSupervisorGroups(A)),
                Arguments.of(new InternalClientsSet(LINE, 2, A), NEW.withInternalGroups(A)),
                Arguments.of(new OperatorNameShown(LINE, 2, true), NEW.withShowOperatorName(true)),
                Arguments.of(new AccountApplicationSet(LINE, 2, CONTACTS), NEW.withAccountApplication(CONTACTS)),
                Arguments.of(
                        new RequestApplicationsSet(LINE, 2, Set.of(CONTACTS)),
                        NEW.withRequestApplications(Set.of(CONTACTS))),
                Arguments.of(new ReadersAssigned(LINE, 2, A), NEW.withReaderGroups(A)),
                Arguments.of(new SupervisorsMayEditSet(LINE, 2, true), NEW.withSupervisorsMayEdit(true)));
    }

    @Test
    void a_line_begins_in_use_with_everything_optional_off() {
        assertThat(LineSettings.evolve(null, CREATED)).isEqualTo(new LineSettings(LINE, 1, LineState.ACTIVE, NEW));
        assertThat(NEW)
                .isEqualTo(new LineBlock(
                        "Support", A, B, Set.of(), false, null, Set.of(), Set.of(), false, RoutingRule.FIRST_COME));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void an_event_changes_what_it_names_and_the_version(LineEvent event, LineBlock after) {
        assertThat(fold(CREATED, event)).isEqualTo(new LineSettings(LINE, 2, LineState.ACTIVE, after));
    }

    @Test
    void a_retired_line_keeps_its_settings_and_can_be_restored() {
        var retired = new LineRetired(LINE, 2);

        assertThat(fold(CREATED, retired)).isEqualTo(new LineSettings(LINE, 2, LineState.RETIRED, NEW));
        assertThat(fold(CREATED, retired, new LineRestored(LINE, 3)))
                .isEqualTo(new LineSettings(LINE, 3, LineState.ACTIVE, NEW));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void blocks_differ_in_what_an_event_changed_and_can_be_mixed(LineEvent event, LineBlock after) {
        var changed = after;
        var differing = LineSetting.differing(NEW, changed);

        assertThat(differing).hasSize(1);
        assertThat(LineSetting.mixed(NEW, differing, changed)).isEqualTo(changed);
        assertThat(LineSetting.mixed(changed, differing, NEW)).isEqualTo(NEW);
    }

    @Test
    void a_line_does_not_begin_with_a_change() {
        assertThatIllegalArgumentException().isThrownBy(() -> fold(new LineRenamed(LINE, 2, "Help")));
    }

    private static @Nullable LineSettings fold(LineEvent... events) {
        LineSettings settings = null;
        for (LineEvent event : events) {
            settings = LineSettings.evolve(settings, event);
        }
        return settings;
    }
}
