package dev.firstline.applications;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.InvalidValues;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.Imported;
import dev.firstline.shared.api.application.Imported.RowError;
import dev.firstline.shared.api.application.ItemCommand;
import dev.firstline.shared.api.application.ItemCommand.CreateItems;
import dev.firstline.shared.api.application.ItemEvent.ItemCreated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Writes many items down at once: every one is looked at first, and all of them are written or none. */
final class ImportingItems {

    private static final int MAX_ERRORS = 100;
    private static final int FIRST_ROW = 2;

    private final Supplier<Repository<Item>> items;
    private final ApplicationFacts facts;

    ImportingItems(Supplier<Repository<Item>> items, ApplicationFacts facts) {
        this.items = items;
        this.facts = facts;
    }

    @CommandHandler
    Imported handle(CreateItems command, Actor actor) throws Exception {
        facts.demandMay(Permission.EDIT_ITEMS, Permission.READ_ITEMS, actor, command.application());
        var rows = command.items().size();
        if (rows > ItemCommand.MAX_ITEMS) {
            throw new RefusedException(new InvalidValue("items", Problem.TOO_LONG));
        }
        var found = new ArrayList<ItemCreated>();
        var errors = new ArrayList<RowError>();
        for (int i = 0; i < rows; i++) {
            var item = command.items().get(i);
            try {
                found.add(Item.created(item.item(), command.application(), item.values(), facts));
            } catch (RefusedException e) {
                for (var wrong : wrong(e)) {
                    errors.add(new RowError(FIRST_ROW + i, field(wrong.field()), wrong.problem()));
                }
            }
        }
        if (errors.isEmpty() && !command.dryRun()) {
            for (var created : found) {
                items.get().newInstance(() -> new Item(created));
            }
        }
        return new Imported(
                rows,
                errors.isEmpty() && !command.dryRun() ? rows : 0,
                command.dryRun(),
                errors.subList(0, Math.min(MAX_ERRORS, errors.size())),
                Math.max(0, errors.size() - MAX_ERRORS));
    }

    private static List<InvalidValue> wrong(RefusedException e) {
        if (e.refusal() instanceof InvalidValues several) {
            return several.values();
        }
        if (e.refusal() instanceof InvalidValue one) {
            return List.of(one);
        }
        throw e;
    }

    private static String field(String place) {
        return place.startsWith("values.") ? place.substring("values.".length()) : place;
    }
}
