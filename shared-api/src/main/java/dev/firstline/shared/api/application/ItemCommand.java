package dev.firstline.shared.api.application;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What an item can be asked to become. {@code values} are the fields as a JSON object, checked against the newest version of the application. */
public sealed interface ItemCommand {

    /** The longest an item can be, in characters of its JSON. */
    int MAX_VALUES_LENGTH = 200_000;

    /** Writes an item down; operators and supervisors of the application's lines only. Answers {@link Saved}. */
    record CreateItem(@TargetAggregateIdentifier ItemId item, ApplicationId application, String values)
            implements ItemCommand {}

    /**
     * Changes an item as a whole. Fields retired since keep their values. Answers {@link Saved}.
     *
     * @param startedFrom the version it was changed from; refused unless that is the newest
     */
    record EditItem(@TargetAggregateIdentifier ItemId item, ApplicationId application, long startedFrom, String values)
            implements ItemCommand {}

    /** Adds an account to an item, for Firstline itself; changes nothing where the item has it. */
    record AddAccount(@TargetAggregateIdentifier ItemId item, String type, String account) implements ItemCommand {}

    /** The most items written down at once. */
    int MAX_ITEMS = 10_000;

    /**
     * Writes several items down in one decision, all or, where anything is wrong with one of them, none. Answers {@link Imported}.
     *
     * @param dryRun to be told what is wrong, and write nothing
     */
    record CreateItems(ApplicationId application, List<NewItem> items, boolean dryRun) implements ItemCommand {
        public CreateItems {
            items = List.copyOf(items);
        }
    }

    /** One of several items to be written down. */
    record NewItem(ItemId item, String values) {}
}
