package dev.firstline.session.routing.templates;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.TemplateCommand.ChangeTemplate;
import dev.firstline.shared.api.session.TemplateCommand.KeepTemplate;
import dev.firstline.shared.api.session.TemplateCommand.RemoveTemplate;
import dev.firstline.shared.api.session.TemplateId;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Keeps, changes and removes templates: everybody his own, administrators the shared ones. */
final class KeepingTemplates {

    private final Templates templates;
    private final TemplateRights rights;
    private final UnaryOperator<String> fillable;

    KeepingTemplates(Templates templates, TemplateRights rights, UnaryOperator<String> fillable) {
        this.templates = templates;
        this.rights = rights;
        this.fillable = fillable;
    }

    @CommandHandler
    void handle(KeepTemplate command, Actor actor) {
        var by = employee(actor);
        var owner = command.shared() ? Templates.SHARED : by.value();
        demand(needed(owner), by);
        var content = command.content();
        var text = fillable.apply(content.text());
        if (!templates.keep(
                command.template(), owner, Name.of("name", content.name()), folder(content.folder()), text)) {
            throw new RefusedException(new IdReused());
        }
    }

    @CommandHandler
    void handle(ChangeTemplate command, Actor actor) {
        var by = employee(actor);
        demandMine(command.template(), by);
        var content = command.content();
        var text = fillable.apply(content.text());
        templates.change(command.template(), Name.of("name", content.name()), folder(content.folder()), text);
    }

    @CommandHandler
    void handle(RemoveTemplate command, Actor actor) {
        var by = employee(actor);
        demandMine(command.template(), by);
        templates.remove(command.template());
    }

    /** Whoever may not see templates learns of none; another's own is unknown to all but him. */
    private void demandMine(TemplateId template, EmployeeId by) {
        demand(Permission.SEE_TEMPLATES, by);
        var owner = templates
                .find(template)
                .map(Templates.Owned::owner)
                .filter(known -> known.equals(Templates.SHARED) || known.equals(by.value()))
                .orElseThrow(() -> new RefusedException(new NotFound()));
        demand(needed(owner), by);
    }

    private static Permission needed(UUID owner) {
        return owner.equals(Templates.SHARED) ? Permission.KEEP_SHARED_TEMPLATES : Permission.KEEP_TEMPLATES;
    }

    private void demand(Permission permission, EmployeeId by) {
        if (!rights.allow(permission, by)) {
            throw new RefusedException(new NotAllowed());
        }
    }

    private static EmployeeId employee(Actor actor) {
        if (actor instanceof Actor.Employee employee) {
            return employee.id();
        }
        throw new RefusedException(new NotAllowed());
    }

    private static @Nullable Name folder(@Nullable String text) {
        return text == null || text.isBlank() ? null : Name.of("folder", text);
    }
}
