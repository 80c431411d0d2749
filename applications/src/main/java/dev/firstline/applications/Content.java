package dev.firstline.applications;

import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import java.util.Map;

/**
 * What an item holds, checked.
 *
 * @param values as JSON
 * @param title what it is called, in one line
 * @param links the items it links to by field, with the application each must be of
 */
record Content(String values, String title, Map<String, Link> links) {

    Content {
        links = Map.copyOf(links);
    }

    /** An item linked to. */
    record Link(ItemId item, ApplicationId application) {}
}
