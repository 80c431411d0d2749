package dev.firstline.line.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.OperatorNameShown;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.people.GroupEvent.GroupCreated;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class LineHistoryTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final Set<GroupId> SOME = Set.of(new GroupId(UUID.randomUUID()));
    private static final Set<GroupId> OTHERS = Set.of(new GroupId(UUID.randomUUID()));

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final LineHistory history = new LineHistory(store);

    @Test
    void a_lines_settings_are_the_fold_of_its_events() {
        happened(
                new LineCreated(LINE, 1, "Support", SOME, OTHERS),
                new LineRenamed(LINE, 2, "Help"),
                new InternalClientsSet(LINE, 3, SOME),
                new OperatorNameShown(LINE, 4, true));

        assertThat(history.settingsOf(LINE)).contains(new LineSettings(LINE, 4, "Help", SOME, OTHERS, SOME, true));
    }

    @Test
    void a_line_that_was_never_created_has_no_settings() {
        assertThat(history.settingsOf(LINE)).isEmpty();
    }

    @Test
    void the_id_of_something_else_is_no_line() {
        var group = new GroupId(UUID.randomUUID());
        store.publish(
                new GenericDomainEventMessage<>("Group", group.toString(), 0, new GroupCreated(group, "Support")));

        assertThat(history.settingsOf(new LineId(group.value()))).isEmpty();
    }

    private void happened(LineEvent... events) {
        for (int i = 0; i < events.length; i++) {
            store.publish(new GenericDomainEventMessage<>("Line", LINE.toString(), i, events[i]));
        }
    }
}
