package dev.firstline.session.routing.templates;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.session.TemplateId;
import dev.firstline.shared.api.session.TemplateView.Template;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The templates there are. */
interface Templates {

    /** The owner of what is shared. */
    UUID SHARED = new UUID(0, 0);

    /** A template with whose it is. */
    record Owned(Template template, UUID owner) {}

    /** Keeps a new template; false where its id is in use. Refused where the name is taken, or the owner has too many. */
    boolean keep(TemplateId id, UUID owner, Name name, @Nullable Name folder, String text);

    /** Changes a template; refused where the name is taken. */
    void change(TemplateId id, Name name, @Nullable Name folder, String text);

    void remove(TemplateId id);

    Optional<Owned> find(TemplateId id);

    /** What is shared, and what is the owner's, by folder and name. */
    List<Template> of(UUID owner);
}
