package dev.firstline.applications.items;

import dev.firstline.shared.api.application.ApplicationView.Account;
import dev.firstline.shared.api.application.ApplicationView.FieldChange;
import dev.firstline.shared.api.application.ItemId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what is in the values of items and in schemas. */
interface ItemTexts {

    /** The accounts an item holds. */
    List<Account> accountsOf(String values);

    /** All texts of an item, as they are searched in. */
    String searched(String title, String values);

    /** The values of some fields alone. */
    String only(Set<String> fields, String values);

    /** In what two states of an item differ. */
    List<FieldChange> changes(String before, String after);

    /** The items an item links to, by field. */
    Map<String, ItemId> links(String schema, String values);

    /** The fields of a schema that are in use now. */
    Set<String> inUse(String schema);

    String titleField(String schema);
}
