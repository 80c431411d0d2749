package dev.firstline.line.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineCommand;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.people.GroupId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked of a line, in whatever order: its events tell what it answered. */
class LineSavesTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final Actor ACTOR = new Actor.Process("test");
    private static final List<GroupId> GROUPS =
            Stream.generate(() -> new GroupId(UUID.randomUUID())).limit(4).toList();
    private static final List<String> NAMES = List.of("Support", "support", " Support ", "Help", "Справка", "");

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_fold_of_the_events_is_what_was_answered(long seed) {
        var random = new Random(seed);
        var fixture = new AggregateTestFixture<>(Line.class);
        var groups = new InMemoryGroups();
        GROUPS.subList(0, 3).forEach(groups::with);
        fixture.registerInjectableResource(groups);
        fixture.registerInjectableResource(new InMemoryLineNames());
        fixture.givenNoPriorActivity()
                .when(
                        new CreateLine(LINE, "Support", Set.of(GROUPS.get(0)), Set.of(GROUPS.get(1))),
                        ACTOR.asMetaData());
        var model = settingsIn(fixture);

        for (int save = 0; save < 30; save++) {
            var command = anyOf(random);
            var before = model;
            var wanted = wanted(before, command);
            LineSaved answer = send(fixture, command);

            model = settingsIn(fixture);
            assertThat(model.version()).isBetween(before.version(), before.version() + 1);
            if (answer == null) {
                assertThat(model).as("refused: %s", command).isEqualTo(before);
            } else {
                assertThat(answer.version()).isEqualTo(model.version());
                assertThat(model).as("accepted: %s", command).isEqualTo(wanted);
            }
        }
    }

    private static LineCommand anyOf(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new RenameLine(LINE, NAMES.get(random.nextInt(NAMES.size())));
            case 1 -> new AssignOperators(LINE, someOf(random));
            case 2 -> new AssignSupervisors(LINE, someOf(random));
            case 3 -> new SetInternalClients(LINE, someOf(random));
            default -> new ShowOperatorName(LINE, random.nextBoolean());
        };
    }

    private static Set<GroupId> someOf(Random random) {
        var some = new HashSet<GroupId>();
        GROUPS.forEach(group -> {
            if (random.nextInt(3) == 0) {
                some.add(group);
            }
        });
        return some;
    }

    /** What an accepted command means for the settings, said without events. */
    private static LineSettings wanted(LineSettings before, LineCommand command) {
        var name = before.name();
        var operators = before.operatorGroups();
        var supervisors = before.supervisorGroups();
        var internal = before.internalGroups();
        var shown = before.showOperatorName();
        if (command instanceof RenameLine rename) {
            name = rename.name().strip();
        } else if (command instanceof AssignOperators assign) {
            operators = assign.groups();
        } else if (command instanceof AssignSupervisors assign) {
            supervisors = assign.groups();
        } else if (command instanceof SetInternalClients set) {
            internal = set.groups();
            shown = shown && !set.groups().isEmpty();
        } else if (command instanceof ShowOperatorName show) {
            shown = show.show();
        }
        var same = new LineSettings(before.line(), before.version(), name, operators, supervisors, internal, shown);
        return same.equals(before)
                ? before
                : new LineSettings(before.line(), before.version() + 1, name, operators, supervisors, internal, shown);
    }

    /** The answer, or null where the line refused. */
    private static LineSaved send(AggregateTestFixture<Line> fixture, LineCommand command) {
        var answered = new LineSaved[1];
        CommandMessage<LineCommand> message =
                new GenericCommandMessage<LineCommand>(command).withMetaData(ACTOR.asMetaData());
        fixture.getCommandBus().<LineCommand, LineSaved>dispatch(message, (sent, result) -> {
            if (!result.isExceptional()) {
                answered[0] = result.getPayload();
            } else if (!(result.exceptionResult() instanceof RefusedException)) {
                throw new AssertionError(result.exceptionResult());
            }
        });
        return answered[0];
    }

    private static LineSettings settingsIn(AggregateTestFixture<Line> fixture) {
        LineSettings settings = null;
        var events = fixture.getEventStore().readEvents(LINE.toString());
        while (events.hasNext()) {
            settings = LineSettings.evolve(settings, (LineEvent) events.next().getPayload());
        }
        return settings;
    }
}
