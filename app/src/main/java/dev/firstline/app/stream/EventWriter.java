package dev.firstline.app.stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firstline.app.web.Hint;
import dev.firstline.app.web.MyMessage;
import dev.firstline.app.web.NotificationRow;
import dev.firstline.app.web.SessionRows;
import dev.firstline.app.web.ThreadMessage;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.NotificationView.Notification;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionView;
import dev.firstline.shared.api.session.SessionView.ChangedLine;
import dev.firstline.shared.api.session.SessionView.ChangedPresence;
import dev.firstline.shared.api.session.SessionView.Counters;
import dev.firstline.shared.api.session.SessionView.LineParts;
import dev.firstline.shared.api.session.SessionView.Message;
import dev.firstline.shared.api.session.SessionView.OwnMessage;
import dev.firstline.shared.api.session.SessionView.Row;
import dev.firstline.shared.api.session.SessionView.Watched;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the stream says, as Server-Sent Events; what many subscribers get is written once. */
final class EventWriter {

    private final SessionRows rows;
    private final JsonMapper json;
    private final Map<Object, String> written = new HashMap<>();

    EventWriter(SessionRows rows, JsonMapper json) {
        this.rows = rows;
        this.json = json;
    }

    private record Gone(SessionId id, boolean gone, long version) {}

    private record Presence(Reference employee, PresenceStatus status, Instant at) {}

    private record OfLine(LineId id) {}

    private record Board(OfLine line) {}

    private record Own(OfLine line, @JsonUnwrapped MyMessage message) {}

    private record Bye(String reason) {}

    private record TypingInSession(SessionId sessionId, SessionView.Author by, Instant until) {}

    private record TypingOnLine(LineId line, SessionView.Author by, Instant until) {}

    private record Delivered(SessionId sessionId, SessionView.DeliveryState state, long upToSeq, Instant at) {}

    /** Whatever is unread in a row that changed is its holder's. */
    String session(Row row, Viewer viewer, LineParts parts) {
        var seen = row.forViewer(viewer, parts, false);
        return written.computeIfAbsent(seen, r -> event("session", rows.titled(seen)));
    }

    String gone(Row row) {
        return written.computeIfAbsent(new Gone(row.id(), true, row.version()), gone -> event("session", gone));
    }

    String message(Message message) {
        return written.computeIfAbsent(message, m -> event("message", ThreadMessage.of(message)));
    }

    String ownMessage(OwnMessage own) {
        return event("my-message", new Own(new OfLine(own.line()), MyMessage.of(own.message())));
    }

    String presence(ChangedPresence changed) {
        return written.computeIfAbsent(
                new Presence(changed.employee(), changed.status(), changed.at()), p -> event("presence", p));
    }

    String line(ChangedLine changed) {
        return written.computeIfAbsent(changed, line -> event("line", line));
    }

    String notification(Notification notification) {
        return event("notification", NotificationRow.of(notification, rows));
    }

    /** To the staff; like everywhere, its client has no id. */
    String typing(SessionId session, Hint.Typing typing, Watched watched) {
        var by = watched.by();
        return event(
                "typing",
                new TypingInSession(
                        session,
                        new SessionView.Author(typing.to() == Hint.To.STAFF ? null : by.id(), by.name()),
                        typing.until()));
    }

    /** To the client, who sees the name the line says. */
    String typingToClient(Hint.Typing typing, Watched watched) {
        return event(
                "typing",
                new TypingOnLine(
                        watched.reach().sight().line(),
                        new SessionView.Author(null, watched.byForClient()),
                        typing.until()));
    }

    String delivery(SessionId session, Hint.Read read) {
        return event("delivery", new Delivered(session, read.state(), read.upToSeq(), read.at()));
    }

    String board(LineId line) {
        return event("board", new Board(new OfLine(line)));
    }

    String counters(Counters counters) {
        return event("counters", counters);
    }

    String reset(long position) {
        return at(position, "event: reset\ndata: {}\n\n");
    }

    String bye(String reason) {
        return event("bye", new Bye(reason));
    }

    /** The event, which also says up to where all is told once it has arrived. */
    String at(long position, String event) {
        return "id: " + position + "\n" + event;
    }

    /** Says up to where all was told, and nothing else. */
    String id(long position) {
        return at(position, "\n");
    }

    String heartbeat(long position) {
        return ":\n" + id(position);
    }

    /** Forgets what was written: the next changes are others. */
    void forget() {
        written.clear();
    }

    private String event(String name, Object data) {
        return "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n";
    }
}
