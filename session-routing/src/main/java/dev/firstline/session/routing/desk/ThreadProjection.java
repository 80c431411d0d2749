package dev.firstline.session.routing.desk;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.StoredAs;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import dev.firstline.shared.api.session.SessionEvent.ItemUnlinked;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.NoteAdded;
import dev.firstline.shared.api.session.SessionEvent.NoteDeleted;
import dev.firstline.shared.api.session.SessionEvent.NoteEdited;
import dev.firstline.shared.api.session.SessionEvent.PriorityChanged;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import dev.firstline.shared.api.session.SessionEvent.SessionAssigned;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionMovedToGroup;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionEvent.SessionRenamed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionEvent.UnmarkedAsSpam;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One entry for each event of a session: its thread and its ledger. An event seen before changes nothing. */
@ProcessingGroup("sessions")
final class ThreadProjection {

    private final JdbcClient jdbc;

    ThreadProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(SessionOpened event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .conversation(event.conversation())
                .group(event.addressedTo())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(
            ClientMessageReceived event,
            @Timestamp Instant at,
            @SequenceNumber long seq,
            TrackingToken token,
            Actor actor) {
        new Entry(event, at, seq, token, actor)
                .conversation(event.conversation())
                .message(event.message(), event.text(), event.files())
                .insert(jdbc, EntryKind.CLIENT);
    }

    @EventHandler
    void on(ReplySent event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .conversation(event.conversation())
                .message(event.message(), event.text(), event.files())
                .operator(event.author())
                .insert(jdbc, EntryKind.REPLY);
    }

    @EventHandler
    void on(NoteAdded event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .conversation(event.conversation())
                .message(event.message(), event.text(), event.files())
                .operator(event.author())
                .mentions(event.mentions())
                .insert(jdbc, EntryKind.NOTE);
    }

    /** That it was edited is an entry of the ledger, what it says now is that of the note. */
    @EventHandler
    void on(NoteEdited event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .conversation(event.conversation())
                .operator(event.author())
                .insert(jdbc, EntryKind.LEDGER);
        changeNote(
                event.session(),
                event.message(),
                token,
                "text = ?, mentions = ?, edited_at = ?",
                event.text(),
                Attached.column(event.mentions()),
                at.atOffset(UTC));
    }

    @EventHandler
    void on(NoteDeleted event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .conversation(event.conversation())
                .operator(event.author())
                .insert(jdbc, EntryKind.LEDGER);
        changeNote(
                event.session(),
                event.message(),
                token,
                "deleted = true, text = null, files = null, mentions = null, edited_at = null");
    }

    private void changeNote(
            SessionId session, MessageId message, TrackingToken token, String columns, @Nullable Object... values) {
        var params = new ArrayList<@Nullable Object>(Arrays.asList(values));
        params.addAll(List.of(Positions.of(token), session.value(), message.value(), Positions.of(token)));
        jdbc.sql("update session_view_entry set " + columns
                        + ", changed = ? where session_id = ? and message_id = ? and changed < ?")
                .params(params)
                .update();
    }

    @EventHandler
    void on(SessionClaimed event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .operator(event.operator())
                .group(event.addressedTo())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(ClaimRefused event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .operator(event.operator())
                .holder(event.holder(), event.claimedAt())
                .insert(jdbc, EntryKind.LEDGER);
    }

    @EventHandler
    void on(SessionAssigned event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .operator(event.operator())
                .holder(event.from())
                .reason(event.by())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(
            SessionMovedToGroup event,
            @Timestamp Instant at,
            @SequenceNumber long seq,
            TrackingToken token,
            Actor actor) {
        new Entry(event, at, seq, token, actor)
                .group(event.group())
                .holder(event.from())
                .reason(event.by())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(PriorityChanged event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor).reason(event.priority()).insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(SessionRenamed event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor).text(event.title()).insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(ItemLinked event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .link(event.link())
                .reason(event.purpose())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(ItemUnlinked event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .link(event.link())
                .reason(event.purpose())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(MarkedAsSpam event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor).operator(event.operator()).insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(UnmarkedAsSpam event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor).operator(event.operator()).insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(SessionReturned event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .operator(event.operator())
                .reason(event.reason())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    /** The group told is the one that left. */
    @EventHandler
    void on(
            SessionReaddressed event,
            @Timestamp Instant at,
            @SequenceNumber long seq,
            TrackingToken token,
            Actor actor) {
        new Entry(event, at, seq, token, actor).group(event.from()).insert(jdbc, EntryKind.SYSTEM);
    }

    @EventHandler
    void on(SessionClosed event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token, Actor actor) {
        new Entry(event, at, seq, token, actor)
                .conversation(event.conversation())
                .operator(event.operator())
                .text(event.reason())
                .insert(jdbc, EntryKind.SYSTEM);
    }

    /** The row of one event under way; columns the event has nothing for stay empty. */
    private static final class Entry {

        private final SessionEvent event;
        private final Instant at;
        private final long seq;
        private final long position;
        private final Actor actor;
        private @Nullable UUID conversation;
        private @Nullable String message;
        private @Nullable String text;
        private @Nullable String files;
        private @Nullable String mentions;
        private @Nullable UUID operator;
        private @Nullable UUID holder;
        private @Nullable UUID group;
        private @Nullable Instant claimedAt;
        private @Nullable String reason;
        private @Nullable UUID link;

        Entry(SessionEvent event, Instant at, long seq, TrackingToken token, Actor actor) {
            this.event = event;
            this.at = at;
            this.seq = seq;
            this.position = Positions.of(token);
            this.actor = actor;
        }

        Entry conversation(ConversationId id) {
            conversation = id.value();
            return this;
        }

        Entry message(MessageId id, String words, List<FileId> attached) {
            message = id.value();
            text = words;
            files = Attached.column(attached);
            return this;
        }

        Entry mentions(List<EmployeeId> people) {
            mentions = Attached.column(people);
            return this;
        }

        Entry text(@Nullable String words) {
            text = words;
            return this;
        }

        Entry operator(@Nullable EmployeeId id) {
            operator = id == null ? null : id.value();
            return this;
        }

        Entry holder(@Nullable EmployeeId id) {
            holder = id == null ? null : id.value();
            return this;
        }

        Entry holder(EmployeeId id, Instant since) {
            holder = id.value();
            claimedAt = since;
            return this;
        }

        Entry group(@Nullable GroupId id) {
            group = id == null ? null : id.value();
            return this;
        }

        Entry link(LinkId id) {
            link = id.value();
            return this;
        }

        Entry reason(Enum<?> why) {
            reason = why.name();
            return this;
        }

        void insert(JdbcClient jdbc, EntryKind kind) {
            var storedAs = event.getClass().getAnnotation(StoredAs.class);
            jdbc.sql("""
                    insert into session_view_entry (session_id, seq, conversation_id, position, at, kind, actor_id,
                           message_id, text, event, operator_id, holder_id, group_id, claimed_at, reason, files,
                           mentions, changed, link_id)
                    values (?, ?, coalesce(cast(? as uuid),
                                (select conversation_id from session_view_row where session_id = ?)),
                            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """)
                    .param(event.session().value())
                    .param(seq + 1)
                    .param(conversation)
                    .param(event.session().value())
                    .param(position)
                    .param(at.atOffset(UTC))
                    .param(kind.name())
                    .param(
                            actor instanceof Actor.Employee employee
                                    ? employee.id().value()
                                    : null)
                    .param(message)
                    .param(text)
                    .param(storedAs.value())
                    .param(operator)
                    .param(holder)
                    .param(group)
                    .param(claimedAt == null ? null : claimedAt.atOffset(UTC))
                    .param(reason)
                    .param(files)
                    .param(mentions)
                    .param(position)
                    .param(link)
                    .update();
        }
    }
}
