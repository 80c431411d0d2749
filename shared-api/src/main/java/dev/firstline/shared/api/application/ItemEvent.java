package dev.firstline.shared.api.application;

import dev.firstline.shared.api.Personal;
import dev.firstline.shared.api.StoredAs;

/** What happened to an item: its values as a whole, kept under the item's own key. */
public sealed interface ItemEvent {

    ItemId item();

    ApplicationId application();

    /** The item's: 1 at its creation, one more with each change. */
    long version();

    /** What the item is called: the value of the application's title field, in one line. */
    String title();

    /** The fields as a JSON object. */
    String values();

    /** An item was written down; {@code applicationVersion} is the one its values were checked against. */
    @StoredAs("application.ItemCreated")
    record ItemCreated(
            ItemId item,
            ApplicationId application,
            long version,
            long applicationVersion,
            @Personal(subject = "item") String title,
            @Personal(subject = "item") String values)
            implements ItemEvent {}

    /** An item's values are these from now on. */
    @StoredAs("application.ItemChanged")
    record ItemChanged(
            ItemId item,
            ApplicationId application,
            long version,
            long applicationVersion,
            @Personal(subject = "item") String title,
            @Personal(subject = "item") String values)
            implements ItemEvent {}
}
