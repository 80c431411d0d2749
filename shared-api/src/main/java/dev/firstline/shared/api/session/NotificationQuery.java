package dev.firstline.shared.api.session;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;

/** What can be asked about notifications. */
public sealed interface NotificationQuery {

    /** The viewer's own, newest first. Answers a page of {@link NotificationView.Notification}. */
    record ListNotifications(Viewer viewer, boolean unreadOnly, PageRequest page) implements NotificationQuery {}
}
