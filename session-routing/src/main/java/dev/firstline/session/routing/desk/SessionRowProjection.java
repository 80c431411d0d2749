package dev.firstline.session.routing.desk;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.application.ItemEvent.ItemChanged;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.Priority;
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
import dev.firstline.shared.api.session.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row for each session, as lists show it. An event seen before changes nothing: a row only moves to a higher version. */
@ProcessingGroup("sessions")
final class SessionRowProjection {

    private final JdbcClient jdbc;

    SessionRowProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(SessionOpened event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token) {
        jdbc.sql("""
                insert into session_view_row (session_id, line_id, conversation_id, channel_id, client_id, client_name,
                       status, priority, group_id, opened_at, last_message_at, last_client_seq, preview, version, changed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?, ?) on conflict do nothing
                """)
                .param(event.session().value())
                .param(event.line().value())
                .param(event.conversation().value())
                .param(event.channel().value())
                .param(event.client().value())
                .param(event.clientName())
                .param(SessionStatus.QUEUED.name())
                .param(Priority.NONE.ordinal())
                .param(event.addressedTo() == null ? null : event.addressedTo().value())
                .param(at.atOffset(UTC))
                .param(at.atOffset(UTC))
                .param(seq + 1)
                .param(Positions.of(token))
                .update();
    }

    @EventHandler
    void on(ClientMessageReceived event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token) {
        change(
                event.session(),
                seq,
                token,
                "last_message_at = ?, preview = ?, last_client_seq = ?, ",
                at.atOffset(UTC),
                preview(event.text(), event.files()),
                seq + 1);
    }

    @EventHandler
    void on(ReplySent event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token) {
        change(
                event.session(),
                seq,
                token,
                "last_message_at = ?, preview = ?, ",
                at.atOffset(UTC),
                preview(event.text(), event.files()));
    }

    @EventHandler
    void on(SessionClaimed event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token) {
        change(
                event.session(),
                seq,
                token,
                "status = ?, operator_id = ?, claimed_at = ?, ",
                SessionStatus.ASSIGNED.name(),
                event.operator().value(),
                at.atOffset(UTC));
    }

    @EventHandler
    void on(SessionAssigned event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token) {
        change(
                event.session(),
                seq,
                token,
                "status = ?, operator_id = ?, claimed_at = ?, ",
                SessionStatus.ASSIGNED.name(),
                event.operator().value(),
                at.atOffset(UTC));
    }

    @EventHandler
    void on(SessionMovedToGroup event, @SequenceNumber long seq, TrackingToken token) {
        change(
                event.session(),
                seq,
                token,
                "status = ?, group_id = ?, claimed_at = null, ",
                SessionStatus.QUEUED.name(),
                event.group().value());
    }

    @EventHandler
    void on(PriorityChanged event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "priority = ?, ", event.priority().ordinal());
    }

    @EventHandler
    void on(SessionRenamed event, @SequenceNumber long seq, TrackingToken token) {
        if (event.title() == null) {
            change(event.session(), seq, token, "title = null, ");
        } else {
            change(event.session(), seq, token, "title = ?, ", event.title());
        }
    }

    @EventHandler
    void on(ItemLinked event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "");
        show(event.client(), event.purpose(), token);
    }

    @EventHandler
    void on(ItemUnlinked event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "");
        show(event.client(), event.purpose(), token);
    }

    /** All of the client's sessions show who he is, past ones too. */
    private void show(ClientId client, LinkPurpose purpose, TrackingToken token) {
        if (purpose == LinkPurpose.ACCOUNT) {
            jdbc.sql("update session_view_row set changed = ? where client_id = ? and changed < ?")
                    .params(Positions.of(token), client.value(), Positions.of(token))
                    .update();
        }
    }

    /** A card may be called otherwise now. */
    @EventHandler
    void on(ItemChanged event, TrackingToken token) {
        jdbc.sql("""
                update session_view_row set changed = ?
                 where client_id in (select client_id from session_card where item_id = ?) and changed < ?
                """)
                .params(Positions.of(token), event.item().value(), Positions.of(token))
                .update();
    }

    @EventHandler
    void on(MarkedAsSpam event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "status = ?, ", SessionStatus.SPAM.name());
    }

    @EventHandler
    void on(UnmarkedAsSpam event, @SequenceNumber long seq, TrackingToken token) {
        if (event.operator() == null) {
            change(event.session(), seq, token, "status = ?, claimed_at = null, ", SessionStatus.QUEUED.name());
        } else {
            change(event.session(), seq, token, "status = ?, ", SessionStatus.ASSIGNED.name());
        }
    }

    @EventHandler
    void on(SessionReturned event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "status = ?, claimed_at = null, ", SessionStatus.QUEUED.name());
    }

    @EventHandler
    void on(SessionReaddressed event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "group_id = null, ");
    }

    @EventHandler
    void on(SessionClosed event, @Timestamp Instant at, @SequenceNumber long seq, TrackingToken token) {
        change(
                event.session(),
                seq,
                token,
                "status = ?, closed_at = ?, ",
                SessionStatus.CLOSED.name(),
                at.atOffset(UTC));
    }

    @EventHandler
    void on(ClaimRefused event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "");
    }

    @EventHandler
    void on(NoteAdded event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "");
    }

    @EventHandler
    void on(NoteEdited event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "");
    }

    @EventHandler
    void on(NoteDeleted event, @SequenceNumber long seq, TrackingToken token) {
        change(event.session(), seq, token, "");
    }

    /** What a message says, or else what its files are called. */
    private String preview(String text, List<FileId> files) {
        if (!text.isBlank() || files.isEmpty()) {
            return Preview.of(text);
        }
        var names = new HashMap<UUID, String>();
        jdbc.sql("select file_id, name from session_file where file_id in (:files)")
                .param("files", files.stream().map(FileId::value).toList())
                .query(row -> {
                    names.put(row.getObject("file_id", UUID.class), row.getString("name"));
                });
        return Preview.of(files.stream()
                .map(file -> names.get(file.value()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
    }

    /** Moves the row to the event's version; what the row shows of it is set by {@code columns}, each followed by a comma. */
    private void change(SessionId session, long seq, TrackingToken token, String columns, Object... values) {
        var params = new ArrayList<Object>(List.of(values));
        params.addAll(List.of(seq + 1, Positions.of(token), session.value(), seq + 1));
        jdbc.sql("update session_view_row set " + columns
                        + "version = ?, changed = ? where session_id = ? and version < ?")
                .params(params)
                .update();
    }
}
