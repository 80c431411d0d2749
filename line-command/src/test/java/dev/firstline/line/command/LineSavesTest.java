package dev.firstline.line.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineCommand;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignReaders;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.LetSupervisorsEdit;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.RestoreLine;
import dev.firstline.shared.api.line.LineCommand.RetireLine;
import dev.firstline.shared.api.line.LineCommand.RevertLine;
import dev.firstline.shared.api.line.LineCommand.SaveSettings;
import dev.firstline.shared.api.line.LineCommand.SetAccountApplication;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.SetRequestApplications;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.line.LineState;
import dev.firstline.shared.api.line.RoutingRule;
import dev.firstline.shared.api.people.GroupId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked of a line, in whatever order: its events tell what it answered, at every version. */
class LineSavesTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final Actor ACTOR = new Actor.Process("test");
    private static final List<GroupId> GROUPS =
            Stream.generate(() -> new GroupId(UUID.randomUUID())).limit(4).toList();
    private static final List<ApplicationId> APPLICATIONS =
            Stream.generate(() -> new ApplicationId(UUID.randomUUID())).limit(3).toList();
    private static final List<String> NAMES = List.of("Support", "support", " Support ", "Help", "Справка", "");

    private final AggregateTestFixture<Line> fixture = new AggregateTestFixture<>(Line.class);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_version_is_what_was_answered_when_it_was_saved_and_can_be_gone_back_to(long seed) {
        var random = new Random(seed);
        var groups = new InMemoryGroups();
        GROUPS.subList(0, 3).forEach(groups::with);
        fixture.registerInjectableResource(new LineFacts(
                groups,
                some -> APPLICATIONS.subList(0, 2).containsAll(some) ? Optional.empty() : Optional.of(Problem.UNKNOWN),
                new InMemoryLineNames()));
        fixture.givenNoPriorActivity()
                .when(
                        new CreateLine(LINE, "Support", Set.of(GROUPS.get(0)), Set.of(GROUPS.get(1))),
                        ACTOR.asMetaData());
        var saved = new ArrayList<>(List.of(newest()));

        for (int save = 0; save < 40; save++) {
            var before = saved.get(saved.size() - 1);
            var command = anyOf(random, before);
            var wanted = wanted(before, command);
            LineSaved answer = send(command);

            var after = newest();
            if (answer == null) {
                assertThat(after).as("refused: %s", command).isEqualTo(before);
            } else {
                assertThat(answer.version()).isEqualTo(after.version());
                assertThat(after).as("accepted: %s", command).isEqualTo(wanted);
            }
            if (after.version() > before.version()) {
                saved.add(after);
            }
        }

        assertThat(versions()).isEqualTo(saved);
        for (var earlier : saved) {
            assertThat(send(new RevertLine(LINE, earlier.version(), null, Set.of())))
                    .isNotNull();
            assertThat(newest().block()).isEqualTo(earlier.block());
        }
    }

    private static LineCommand anyOf(Random random, LineSettings now) {
        return switch (random.nextInt(13)) {
            case 0 -> new RenameLine(LINE, anyOf(random, NAMES));
            case 1 -> new AssignOperators(LINE, someOf(random, GROUPS));
            case 2 -> new AssignSupervisors(LINE, someOf(random, GROUPS));
            case 3 -> new SetInternalClients(LINE, someOf(random, GROUPS));
            case 4 -> new ShowOperatorName(LINE, random.nextBoolean());
            case 5 -> new SetAccountApplication(LINE, random.nextBoolean() ? null : anyOf(random, APPLICATIONS));
            case 6 -> new SetRequestApplications(LINE, someOf(random, APPLICATIONS));
            case 7 -> new AssignReaders(LINE, someOf(random, GROUPS));
            case 8 -> new LetSupervisorsEdit(LINE, random.nextBoolean());
            case 9 -> new RetireLine(LINE);
            case 10 -> new RestoreLine(LINE);
            default -> new SaveSettings(LINE, now.version() - random.nextInt(8) / 7, anyBlock(random));
        };
    }

    private static LineBlock anyBlock(Random random) {
        return new LineBlock(
                anyOf(random, NAMES),
                someOf(random, GROUPS.subList(0, 3)),
                someOf(random, GROUPS.subList(0, 3)),
                someOf(random, GROUPS.subList(0, 3)),
                random.nextBoolean(),
                random.nextBoolean() ? null : APPLICATIONS.get(0),
                someOf(random, APPLICATIONS.subList(0, 2)),
                someOf(random, GROUPS.subList(0, 3)),
                random.nextBoolean(),
                RoutingRule.FIRST_COME);
    }

    private static <T> T anyOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> Set<T> someOf(Random random, List<T> all) {
        var some = new HashSet<T>();
        all.forEach(one -> {
            if (random.nextInt(3) == 0) {
                some.add(one);
            }
        });
        return some;
    }

    /** What an accepted command means for the settings, said without events. */
    private static LineSettings wanted(LineSettings before, LineCommand command) {
        var block = before.block();
        var state = before.state();
        if (command instanceof RenameLine rename) {
            block = block.withName(rename.name().strip());
        } else if (command instanceof AssignOperators assign) {
            block = block.withOperatorGroups(assign.groups());
        } else if (command instanceof AssignSupervisors assign) {
            block = block.withSupervisorGroups(assign.groups());
        } else if (command instanceof SetInternalClients set) {
            block = block.withInternalGroups(set.groups())
                    .withShowOperatorName(
                            before.showOperatorName() && !set.groups().isEmpty());
        } else if (command instanceof ShowOperatorName show) {
            block = block.withShowOperatorName(show.show());
        } else if (command instanceof SetAccountApplication set) {
            block = block.withAccountApplication(set.application());
        } else if (command instanceof SetRequestApplications set) {
            block = block.withRequestApplications(set.applications());
        } else if (command instanceof AssignReaders assign) {
            block = block.withReaderGroups(assign.groups());
        } else if (command instanceof LetSupervisorsEdit let) {
            block = block.withSupervisorsMayEdit(let.allowed());
        } else if (command instanceof RetireLine) {
            state = LineState.RETIRED;
        } else if (command instanceof RestoreLine) {
            state = LineState.ACTIVE;
        } else if (command instanceof SaveSettings save) {
            block = save.block()
                    .withName(save.block().name().strip())
                    .withShowOperatorName(save.block().showOperatorName()
                            && !save.block().internalGroups().isEmpty());
        }
        var same = new LineSettings(before.line(), before.version(), state, block);
        return same.equals(before) ? before : new LineSettings(before.line(), before.version() + 1, state, block);
    }

    /** The answer, or null where the line refused. */
    private LineSaved send(LineCommand command) {
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

    private LineSettings newest() {
        var all = versions();
        return all.get(all.size() - 1);
    }

    /** The fold of the line's events at each version. */
    private List<LineSettings> versions() {
        var all = new TreeMap<Long, LineSettings>();
        LineSettings settings = null;
        var events = fixture.getEventStore().readEvents(LINE.toString());
        while (events.hasNext()) {
            settings = LineSettings.evolve(settings, (LineEvent) events.next().getPayload());
            all.put(settings.version(), settings);
        }
        return List.copyOf(all.values());
    }
}
