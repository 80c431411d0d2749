package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Viewer;
import org.jspecify.annotations.Nullable;

/** What can be asked about response templates; refused for whoever neither answers anywhere nor supervises nor administers. */
public sealed interface TemplateQuery {

    /**
     * Which templates can the viewer use? Answers a list of {@link TemplateView.Template}: the shared ones and his own, by folder and name.
     *
     * @param search part of the name or the text; none: all
     * @param folder by its name; none: all, in folders or not
     */
    record ListTemplates(
            Viewer viewer,
            @Nullable String search,
            @Nullable String folder) implements TemplateQuery {}

    /**
     * What does a template say in a session? Answers an {@code Optional} of {@link TemplateView.Filled}.
     *
     * @param session one the viewer reads; none: what is of a session stays empty
     * @param date today, in words
     */
    record FillTemplate(
            Viewer viewer, TemplateId template, @Nullable SessionId session, String date) implements TemplateQuery {}
}
