package dev.firstline.session.routing.desk;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionView.Author;
import dev.firstline.shared.api.session.SessionView.Delivery;
import dev.firstline.shared.api.session.SessionView.DeliveryState;
import dev.firstline.shared.api.session.SessionView.Kind;
import dev.firstline.shared.api.session.SessionView.LedgerEntry;
import dev.firstline.shared.api.session.SessionView.Message;
import dev.firstline.shared.api.session.SessionView.MyMessage;
import dev.firstline.shared.api.session.SessionView.OwnMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads entries of {@code session_view_entry} with the names joined in. */
final class EntryReader {

    /** What {@link #read} needs; ends where conditions on {@code e} and its session {@code r} may follow. */
    static final String SELECT = """
            select e.*, r.client_id, r.client_name, r.line_id, r.status, r.group_id as session_group,
                   r.operator_id as session_operator, l.name as line_name, l.show_operator_name,
                   k.application_id as link_application, ka.name as link_application_name,
                   k.item_id as link_item, ki.title as link_item_title,
                   o.name as operator_name, h.name as holder_name, g.name as group_name, a.name as actor_name,
                   d.state as delivery_state, d.at as delivery_at
              from session_view_entry e
              join session_view_row r on r.session_id = e.session_id
              join session_fact_line l on l.line_id = r.line_id
              left join session_fact_employee o on o.employee_id = e.operator_id
              left join session_fact_employee h on h.employee_id = e.holder_id
              left join session_fact_group g on g.group_id = e.group_id
              left join session_fact_employee a on a.employee_id = e.actor_id
              left join session_delivery d on d.session_id = e.session_id and d.seq = e.seq
              left join session_link k on k.link_id = e.link_id
              left join session_fact_application ka on ka.application_id = k.application_id
              left join session_fact_item ki on ki.item_id = k.item_id
             where\s""";

    /** What a client does; his messages open the session. */
    private static final Set<String> DOES_CLIENT = Set.of("session.SessionOpened", "session.ClientMessageReceived");

    private EntryReader() {}

    /** An entry as read: nothing cut away yet. */
    record Entry(
            SessionId session,
            long seq,
            long position,
            Instant at,
            EntryKind kind,
            String event,
            @Nullable String message,
            @Nullable String text,
            List<FileId> files,
            List<EmployeeId> mentions,
            @Nullable Instant editedAt,
            boolean deleted,
            long changed,
            @Nullable Delivery delivery,
            Reference client,
            LineId line,
            String lineName,
            boolean showOperatorName,
            Author actor,
            @Nullable Reference operator,
            @Nullable Reference holder,
            @Nullable Reference group,
            @Nullable Instant claimedAt,
            @Nullable String reason,
            @Nullable Reference application,
            @Nullable Reference item) {

        /** As the staff sees it; not for entries of the ledger alone. */
        Message asMessage(Attached known) {
            var system = kind == EntryKind.SYSTEM;
            return new Message(
                    new MessageId(message == null ? session + "-" + seq : message),
                    session,
                    seq,
                    at,
                    Kind.valueOf(kind.name()),
                    author(),
                    system ? null : text,
                    system ? event : null,
                    system ? facts(true) : null,
                    known.files(files),
                    known.people(mentions),
                    editedAt,
                    deleted ? true : null,
                    kind != EntryKind.REPLY
                            ? null
                            : delivery == null ? new Delivery(DeliveryState.SENT, at) : delivery);
        }

        LedgerEntry asLedgerEntry(boolean withContent) {
            return new LedgerEntry(
                    at, withContent || !isByClient() ? author() : new Author(null, ""), event, facts(withContent));
        }

        MyMessage asMyMessage(Attached known) {
            var mine = kind == EntryKind.CLIENT;
            var author = mine || !showOperatorName || operator == null ? lineName : operator.name();
            return new MyMessage(
                    new MessageId(requireNonNull(message)),
                    at,
                    mine,
                    mine ? client.name() : author,
                    requireNonNull(text),
                    known.files(files));
        }

        /** How the session's client sees it; none where he does not. */
        @Nullable
        OwnMessage asOwnMessage(Attached known) {
            if (kind != EntryKind.CLIENT && kind != EntryKind.REPLY) {
                return null;
            }
            return new OwnMessage(EmployeeId.of(client.id()), line, asMyMessage(known));
        }

        /** One of the staff may be the client too: what else he does to his session, he does as one of them. */
        private boolean isByClient() {
            return DOES_CLIENT.contains(event) && client.id().equals(actor.id());
        }

        private Author author() {
            return switch (kind) {
                case CLIENT -> new Author(null, client.name());
                case REPLY, NOTE -> new Author(requireNonNull(operator).id(), operator.name());
                case SYSTEM, LEDGER -> isByClient() ? new Author(null, client.name()) : actor;
            };
        }

        private Map<String, Object> facts(boolean withContent) {
            var facts = new LinkedHashMap<String, Object>();
            put(facts, "operator", operator);
            put(facts, "holder", holder);
            put(facts, "claimedAt", claimedAt);
            put(facts, "group", group);
            switch (event) {
                case "session.PriorityChanged" -> put(facts, "priority", reason);
                case "session.ItemLinked", "session.ItemUnlinked" -> {
                    put(facts, "purpose", reason);
                    put(facts, "application", withContent ? application : null);
                    put(facts, "item", withContent ? item : null);
                }
                case "session.SessionRenamed" -> put(facts, "title", withContent ? text : null);
                case "session.SessionAssigned", "session.SessionMovedToGroup" -> put(facts, "by", reason);
                default -> put(facts, "reason", reason == null && withContent ? text : reason);
            }
            return facts;
        }

        private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
            if (value != null) {
                facts.put(name, value);
            }
        }
    }

    static Entry read(ResultSet rs, int n) throws SQLException {
        return new Entry(
                new SessionId(rs.getObject("session_id", UUID.class)),
                rs.getLong("seq"),
                rs.getLong("position"),
                RowReader.instant(rs, "at"),
                EntryKind.valueOf(rs.getString("kind")),
                rs.getString("event"),
                rs.getString("message_id"),
                rs.getString("text"),
                Attached.read(rs.getString("files"), FileId::new),
                Attached.read(rs.getString("mentions"), EmployeeId::new),
                RowReader.nullableInstant(rs, "edited_at"),
                rs.getBoolean("deleted"),
                rs.getLong("changed"),
                delivery(rs),
                requireNonNull(reference(rs, "client_id", "client_name")),
                new LineId(rs.getObject("line_id", UUID.class)),
                rs.getString("line_name"),
                rs.getBoolean("show_operator_name"),
                actor(rs),
                reference(rs, "operator_id", "operator_name"),
                reference(rs, "holder_id", "holder_name"),
                reference(rs, "group_id", "group_name"),
                RowReader.nullableInstant(rs, "claimed_at"),
                rs.getString("reason"),
                reference(rs, "link_application", "link_application_name"),
                reference(rs, "link_item", "link_item_title"));
    }

    private static @Nullable Delivery delivery(ResultSet rs) throws SQLException {
        var state = rs.getString("delivery_state");
        return state == null ? null : new Delivery(DeliveryState.valueOf(state), RowReader.instant(rs, "delivery_at"));
    }

    private static Author actor(ResultSet rs) throws SQLException {
        var employee = reference(rs, "actor_id", "actor_name");
        return employee == null ? new Author(null, "Firstline") : new Author(employee.id(), employee.name());
    }

    private static @Nullable Reference reference(ResultSet rs, String id, String name) throws SQLException {
        var value = rs.getObject(id, UUID.class);
        if (value == null) {
            return null;
        }
        var known = rs.getString(name);
        return new Reference(value.toString(), known == null ? "" : known);
    }
}
