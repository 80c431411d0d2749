package dev.firstline.shared.api.people;

import dev.firstline.shared.api.StoredAs;

/** What happened to a group. */
public sealed interface GroupEvent {

    GroupId group();

    /** A group was made. */
    @StoredAs("people.GroupCreated")
    record GroupCreated(GroupId group, String name) implements GroupEvent {}

    /** A group got another name. */
    @StoredAs("people.GroupRenamed")
    record GroupRenamed(GroupId group, String name) implements GroupEvent {}

    /** A group was deleted; whoever was in it no longer is. */
    @StoredAs("people.GroupDeleted")
    record GroupDeleted(GroupId group) implements GroupEvent {}
}
