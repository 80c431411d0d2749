package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.people.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is answered about notifications. */
public sealed interface NotificationView {

    /** What somebody is told of. */
    enum Kind {
        /** Another gave him a session. */
        ASSIGNED,
        /** A note asks for his attention. */
        MENTIONED
    }

    /**
     * What somebody is told of, as it reads now.
     *
     * @param row the session's; absent where he may no longer see it
     * @param by whose doing it was; absent where it was Firstline's own
     */
    record Notification(
            NotificationId id,
            Instant at,
            Kind kind,
            SessionId session,
            SessionView.@Nullable Row row,
            @Nullable Reference by,
            boolean read)
            implements NotificationView {

        /** The same with its session's row, or without. */
        public Notification about(SessionView.@Nullable Row newRow) {
            return new Notification(id, at, kind, session, newRow, by, read);
        }
    }

    /**
     * A new notification, not cut to anybody's rights.
     *
     * @param employee whom it is for
     * @param sight decides whether he may see its row
     */
    record NewNotification(EmployeeId employee, Notification notification, SessionView.Sight sight)
            implements NotificationView {}
}
