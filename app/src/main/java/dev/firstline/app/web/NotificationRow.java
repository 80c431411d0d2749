package dev.firstline.app.web;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.session.NotificationId;
import dev.firstline.shared.api.session.NotificationView.Kind;
import dev.firstline.shared.api.session.NotificationView.Notification;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notification as it is answered, in the list and from the stream. */
public record NotificationRow(
        NotificationId id,
        Instant at,
        Kind kind,
        Session session,
        @Nullable Reference by,
        boolean read) {

    /** The session it is about; without a title where the reader may no longer see it. */
    public record Session(SessionId id, @Nullable String title) {}

    /** The notification as it is answered. */
    public static NotificationRow of(Notification notification, SessionRows rows) {
        var row = notification.row();
        return new NotificationRow(
                notification.id(),
                notification.at(),
                notification.kind(),
                new Session(
                        notification.session(),
                        row == null ? null : rows.titled(row).title()),
                notification.by(),
                notification.read());
    }
}
