package dev.firstline.session.routing.templates;

import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.session.TemplateQuery.FillTemplate;
import dev.firstline.shared.api.session.TemplateQuery.ListTemplates;
import dev.firstline.shared.api.session.TemplateVariable;
import dev.firstline.shared.api.session.TemplateView.Filled;
import dev.firstline.shared.api.session.TemplateView.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers which templates there are, and what they say in a session. */
final class TemplateAnswers {

    private final Templates templates;
    private final JdbcTemplateRights rights;
    private final TemplatesModule.Sessions sessions;

    TemplateAnswers(Templates templates, JdbcTemplateRights rights, TemplatesModule.Sessions sessions) {
        this.templates = templates;
        this.rights = rights;
        this.sessions = sessions;
    }

    @QueryHandler
    List<Template> answer(ListTemplates query) {
        demandSight(query.viewer());
        var search = Name.folded(query.search() == null ? "" : query.search());
        var folder = query.folder() == null ? null : Name.folded(query.folder());
        return templates.of(query.viewer().employee().value()).stream()
                .filter(template -> folder == null || folder.equals(folded(template.folder())))
                .filter(template -> Name.folded(template.name()).contains(search)
                        || Name.folded(template.text()).contains(search))
                .toList();
    }

    @QueryHandler
    Optional<Filled> answer(FillTemplate query) {
        var viewer = query.viewer();
        demandSight(viewer);
        var session = query.session();
        var facts =
                session == null ? Optional.of(new TemplatesModule.Facts("", "")) : sessions.factsOf(session, viewer);
        return templates
                .find(query.template())
                .filter(known -> known.template().shared()
                        || known.owner().equals(viewer.employee().value()))
                .flatMap(known -> facts.map(of ->
                        new Filled(TemplateText.of(known.template().text())
                                .fill(Map.of(
                                        TemplateVariable.CLIENT_NAME, of.client(),
                                        TemplateVariable.LINE_NAME, of.line(),
                                        TemplateVariable.OPERATOR_NAME, rights.nameOf(viewer.employee()),
                                        TemplateVariable.DATE, query.date())))));
    }

    private void demandSight(Viewer viewer) {
        if (!rights.allow(Permission.SEE_TEMPLATES, viewer)) {
            throw new RefusedException(new NotAllowed());
        }
    }

    private static String folded(@Nullable String folder) {
        return folder == null ? "" : Name.folded(folder);
    }
}
