package dev.firstline.shared.api.people;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a group can be asked to become. */
public sealed interface GroupCommand {

    GroupId group();

    /** Makes a group without members. */
    record CreateGroup(@TargetAggregateIdentifier GroupId group, String name) implements GroupCommand {}

    /** Gives a group another name; system groups keep theirs. */
    record RenameGroup(@TargetAggregateIdentifier GroupId group, String name) implements GroupCommand {}

    /** Deletes a group that no line uses; its members leave it, its id and name stay known for history. */
    record DeleteGroup(@TargetAggregateIdentifier GroupId group) implements GroupCommand {}

    /** Maps a group to the identity provider's group of this name, or with none ends that; system groups can be mapped too. */
    record MapGroup(
            @TargetAggregateIdentifier GroupId group,
            @Nullable String providerName) implements GroupCommand {}
}
