package dev.firstline.app.web;

import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.NotificationCommand.MarkNotificationRead;
import dev.firstline.shared.api.session.NotificationCommand.MarkNotificationsRead;
import dev.firstline.shared.api.session.NotificationId;
import dev.firstline.shared.api.session.NotificationQuery.ListNotifications;
import dev.firstline.shared.api.session.NotificationView.Notification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller is told of. */
@RestController
@Tag(name = "Notifications")
@RequestMapping("/api/notifications")
class NotificationsController {

    private final Queries queries;
    private final Commands commands;
    private final SessionRows rows;

    NotificationsController(Queries queries, Commands commands, SessionRows rows) {
        this.queries = queries;
        this.commands = commands;
        this.rows = rows;
    }

    @Operation(
            summary = "My notifications of the last 30 days, newest first",
            description =
                    "ASSIGNED: another gave me a session. MENTIONED: a note asks for my attention. A session I may no longer"
                            + " see has no title, and answers 404.")
    @GetMapping
    Page<NotificationRow> list(
            @Caller EmployeeId caller,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Notification> page = Pages.of(queries.one(
                new ListNotifications(queries.viewer(caller), unread, new PageRequest(limit, cursor)), Page.class));
        return Pages.map(page, notification -> NotificationRow.of(notification, rows));
    }

    @Operation(summary = "Marks one of my notifications as read")
    @PutMapping("/{id}/read")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@Caller EmployeeId caller, @PathVariable NotificationId id) {
        commands.send(caller, new MarkNotificationRead(id));
    }

    @Operation(summary = "Marks all of my notifications as read")
    @PutMapping("/read")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(@Caller EmployeeId caller) {
        commands.send(caller, new MarkNotificationsRead());
    }
}
