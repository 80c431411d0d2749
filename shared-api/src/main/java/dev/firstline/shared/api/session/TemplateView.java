package dev.firstline.shared.api.session;

import org.jspecify.annotations.Nullable;

/** What is answered about response templates. */
public sealed interface TemplateView {

    /** A template; {@code shared} by all, or else the viewer's own. */
    record Template(TemplateId id, String name, @Nullable String folder, String text, boolean shared)
            implements TemplateView {}

    /** A template's text with everything filled in. */
    record Filled(String text) implements TemplateView {}
}
