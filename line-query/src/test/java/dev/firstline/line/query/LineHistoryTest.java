package dev.firstline.line.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.LineRetired;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineMoment.AsOf;
import dev.firstline.shared.api.line.LineMoment.AtVersion;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.line.LineState;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineHistoryTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final Set<GroupId> SOME = Set.of(new GroupId(UUID.randomUUID()));
    private static final Set<GroupId> OTHERS = Set.of(new GroupId(UUID.randomUUID()));
    private static final Actor ANNA = new Actor.Employee(new EmployeeId(UUID.randomUUID()));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LineCreated CREATED = new LineCreated(LINE, 1, "Support", SOME, OTHERS);
    private static final LineBlock NEW = LineBlock.of("Support", SOME, OTHERS);

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    private final LineHistory history = new LineHistory(store, checkpoints);
    private int sequence;

    @Test
    void a_lines_settings_are_the_fold_of_its_events() {
        happened(NOON, CREATED);
        happened(NOON, new LineRenamed(LINE, 2, "Help"));
        happened(NOON, new InternalClientsSet(LINE, 3, SOME));
        happened(NOON, new OperatorNameShown(LINE, 4, true));

        assertThat(history.settingsOf(LINE))
                .contains(new LineSettings(
                        LINE,
                        4,
                        LineState.ACTIVE,
                        NEW.withName("Help").withInternalGroups(SOME).withShowOperatorName(true)));
    }

    @Test
    void a_line_that_was_never_created_has_no_settings() {
        assertThat(history.settingsOf(LINE)).isEmpty();
        assertThat(history.at(LINE, new AsOf(NOON))).isEmpty();
        assertThat(history.at(LINE, new AtVersion(1))).isEmpty();
        assertThat(history.stepsBefore(LINE, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void the_id_of_something_else_is_no_line() {
        var group = new GroupId(UUID.randomUUID());
        store.publish(
                new GenericDomainEventMessage<>("Group", group.toString(), 0, new GroupCreated(group, "Support")));

        assertThat(history.settingsOf(new LineId(group.value()))).isEmpty();
    }

    @Test
    void as_of_a_moment_includes_what_happened_at_it() {
        happened(NOON, CREATED);
        happened(NOON.plusSeconds(1), new LineRenamed(LINE, 2, "Help"));

        assertThat(nameAsOf(NOON.minusMillis(1))).isNull();
        assertThat(nameAsOf(NOON)).isEqualTo("Support");
        assertThat(nameAsOf(NOON.plusMillis(999))).isEqualTo("Support");
        assertThat(nameAsOf(NOON.plusSeconds(1))).isEqualTo("Help");
        assertThat(nameAsOf(Instant.MAX)).isEqualTo("Help");
        assertThat(nameAsOf(Instant.MIN)).isNull();
    }

    @Test
    void nobody_sees_half_a_save() {
        happened(NOON, CREATED);
        happened(NOON.plusSeconds(1), new LineRenamed(LINE, 2, "Help"));
        happened(NOON.plusSeconds(2), new InternalClientsSet(LINE, 2, SOME));

        var whole = NEW.withName("Help").withInternalGroups(SOME);
        assertThat(history.at(LINE, new AsOf(NOON.plusSeconds(1)))).hasValueSatisfying(found -> {
            assertThat(found.settings().block()).isEqualTo(whole);
            assertThat(found.at()).isEqualTo(NOON.plusSeconds(1));
            assertThat(found.by()).isEqualTo(ANNA);
        });
        assertThat(history.at(LINE, new AtVersion(2)))
                .hasValueSatisfying(
                        found -> assertThat(found.settings().block()).isEqualTo(whole));
    }

    @Test
    void time_never_goes_back_within_a_line() {
        happened(NOON, CREATED);
        happened(NOON.minusSeconds(5), new LineRenamed(LINE, 2, "Help"));
        happened(NOON.plusSeconds(1), new LineRetired(LINE, 3));

        assertThat(nameAsOf(NOON.minusSeconds(5))).isNull();
        assertThat(nameAsOf(NOON)).isEqualTo("Help");
        assertThat(history.stepsBefore(LINE, Long.MAX_VALUE, 10))
                .extracting(step -> step.after().at())
                .containsExactly(NOON.plusSeconds(1), NOON, NOON);
    }

    @Test
    void a_line_has_no_version_before_its_first_or_after_its_newest() {
        happened(NOON, CREATED);

        assertThat(history.at(LINE, new AtVersion(1))).isPresent();
        assertThat(history.at(LINE, new AtVersion(0))).isEmpty();
        assertThat(history.at(LINE, new AtVersion(-1))).isEmpty();
        assertThat(history.at(LINE, new AtVersion(2))).isEmpty();
        assertThat(history.at(LINE, new AtVersion(Long.MAX_VALUE))).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_moment_reads_the_same_with_checkpoints_anywhere_and_without(long seed) {
        var random = new Random(seed);
        happened(NOON, CREATED);
        var at = NOON;
        long version = 1;
        for (int save = 0; save < 30; save++) {
            version++;
            at = at.plusMillis(random.nextInt(40) - 10);
            for (int event = random.nextInt(3); event >= 0; event--) {
                happened(at, new LineRenamed(LINE, version, "Line " + random.nextInt()));
            }
        }
        var all = new ArrayList<LineAt>();
        for (int i = 0; i < sequence; i++) {
            all.add(history.upTo(LINE, i).orElseThrow());
        }
        var versions = new TreeMap<Long, LineAt>();
        all.forEach(one -> versions.put(one.settings().version(), one));
        var steps = history.stepsBefore(LINE, Long.MAX_VALUE, Integer.MAX_VALUE);

        for (int round = 0; round < 4; round++) {
            for (var expected : versions.values()) {
                assertThat(history.at(LINE, new AtVersion(expected.settings().version())))
                        .contains(expected);
                var asOf = history.at(LINE, new AsOf(expected.at())).orElseThrow();
                assertThat(asOf.at()).isEqualTo(expected.at());
                assertThat(asOf).isEqualTo(versions.get(asOf.settings().version()));
            }
            for (int end = 0; end <= all.size(); end += 7) {
                assertThat(history.stepsBefore(LINE, end, 10))
                        .isEqualTo(steps.subList(all.size() - end, Math.min(all.size() - end + 10, all.size())));
            }
            checkpoints.keep(all.get(random.nextInt(all.size())));
        }
    }

    @Test
    void a_checkpoint_is_kept_every_so_many_events_and_of_the_newest() {
        happened(NOON, CREATED);
        for (long version = 2; version <= 2 * Checkpoints.EVERY + 5; version++) {
            happened(NOON.minusSeconds(version), new LineRenamed(LINE, version, "Line " + version));
        }
        var steps = history.stepsBefore(LINE, Long.MAX_VALUE, Integer.MAX_VALUE);
        var projection = new CheckpointProjection(checkpoints);

        for (int place = 0; place < sequence; place++) {
            var event = steps.get(sequence - 1 - place).event();
            for (int twice = 0; twice < 2; twice++) {
                projection.on(event, place, NOON.minusSeconds(place), ANNA);
            }
        }

        assertThat(checkpoints.kept)
                .containsExactlyInAnyOrder(
                        steps.get(sequence - Checkpoints.EVERY).after(),
                        steps.get(sequence - 2 * Checkpoints.EVERY).after(),
                        steps.get(0).after());
        projection.reset();
        assertThat(checkpoints.kept).isEmpty();
    }

    @Test
    void without_the_beginning_no_checkpoint_is_kept() {
        new CheckpointProjection(checkpoints).on(new LineRenamed(LINE, 2, "Help"), 1, NOON, ANNA);

        assertThat(checkpoints.kept).isEmpty();
    }

    private String nameAsOf(Instant at) {
        return history.at(LINE, new AsOf(at))
                .map(found -> found.settings().name())
                .orElse(null);
    }

    private void happened(Instant at, LineEvent event) {
        store.publish(new GenericDomainEventMessage<>(
                "Line",
                LINE.toString(),
                sequence++,
                event,
                ANNA.asMetaData(),
                UUID.randomUUID().toString(),
                at));
    }
}
