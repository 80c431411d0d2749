package dev.firstline.shared.api.people;

import dev.firstline.shared.api.StoredAs;
import org.jspecify.annotations.Nullable;

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

    /** Who is in the provider's group of this name is in this one from his next sign-in on; none: members are minded by hand. */
    @StoredAs("people.GroupMapped")
    record GroupMapped(GroupId group, @Nullable String providerName) implements GroupEvent {}
}
