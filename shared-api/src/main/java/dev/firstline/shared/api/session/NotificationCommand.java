package dev.firstline.shared.api.session;

/** What somebody can do with his notifications. Rows, not events. */
public sealed interface NotificationCommand {

    /** The caller has seen one of his. */
    record MarkNotificationRead(NotificationId notification) implements NotificationCommand {}

    /** The caller has seen all of his. */
    record MarkNotificationsRead() implements NotificationCommand {}
}
