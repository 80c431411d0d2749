package dev.firstline.shared.api.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
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
    private static final LineCreated CREATED = new LineCreated(LINE, 1, "Support", A, B);

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        new LineRenamed(LINE, 2, "Help"), new LineSettings(LINE, 2, "Help", A, B, Set.of(), false)),
                Arguments.of(
                        new OperatorsAssigned(LINE, 2, B), new LineSettings(LINE, 2, "Support", B, B, Set.of(), false)),
                Arguments.of(
                        new SupervisorsAssigned(LINE, 2, A),
                        new LineSettings(LINE, 2, "Support", A, A, Set.of(), false)),
                Arguments.of(new InternalClientsSet(LINE, 2, A), new LineSettings(LINE, 2, "Support", A, B, A, false)),
                Arguments.of(
                        new OperatorNameShown(LINE, 2, true),
                        new LineSettings(LINE, 2, "Support", A, B, Set.of(), true)));
    }

    @Test
    void a_line_begins_without_internal_clients() {
        assertThat(LineSettings.evolve(null, CREATED))
                .isEqualTo(new LineSettings(LINE, 1, "Support", A, B, Set.of(), false));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void an_event_changes_what_it_names_and_the_version(LineEvent event, LineSettings after) {
        assertThat(fold(CREATED, event)).isEqualTo(after);
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
