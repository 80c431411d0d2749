package dev.firstline.applications;

import dev.firstline.shared.api.GeneralRefusal.InvalidValues;
import dev.firstline.shared.api.RefusedException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads schemas, and checks what items hold by them. */
interface Schemas {

    /**
     * The definition somebody wrote.
     *
     * @throws RefusedException with an {@link InvalidValues} or what else is wrong with it
     */
    Definition written(String schema);

    /** The definition kept so. */
    Definition kept(String schema);

    /**
     * What somebody wrote into an item.
     *
     * @param before what the item held; fields retired since keep that. None: the item is new
     * @throws RefusedException with an {@link InvalidValues}
     */
    Content check(Definition definition, String values, @Nullable String before);

    /** The item with one more account; empty where it has it, or can have no more. */
    Optional<Content> withAccount(Definition definition, String values, String type, String account);

    /** The fields that have a value. */
    Set<String> fieldsOf(String values);
}
