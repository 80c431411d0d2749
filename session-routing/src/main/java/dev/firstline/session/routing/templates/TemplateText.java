package dev.firstline.session.routing.templates;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.session.TemplateCommand;
import dev.firstline.shared.api.session.TemplateVariable;
import java.util.Map;

/** The text of a template: plain text with {@link TemplateVariable}s in double braces, and nothing else of Mustache. */
final class TemplateText {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).standardsMode(true).defaultValue("");

    private final String text;
    private final Template template;

    private TemplateText(String text, Template template) {
        this.text = text;
        this.template = template;
    }

    /** Reads a text; refuses, with an {@link InvalidValue} on {@code text}, one that could not be filled in. */
    static TemplateText of(String text) {
        if (text.isBlank()) {
            throw refused(Problem.REQUIRED);
        }
        if (text.length() > TemplateCommand.MAX_TEXT_LENGTH) {
            throw refused(Problem.TOO_LONG);
        }
        try {
            var template = COMPILER.compile(text);
            template.visit(new OnlyKnownVariables());
            return new TemplateText(text, template);
        } catch (MustacheException e) {
            throw refused(Problem.MALFORMED);
        }
    }

    String fill(Map<TemplateVariable, String> values) {
        return template.execute((Mustache.CustomContext) name -> values.entrySet().stream()
                .filter(value -> value.getKey().inTemplates().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(""));
    }

    @Override
    public String toString() {
        return text;
    }

    private static RefusedException refused(Problem problem) {
        return new RefusedException(new InvalidValue("text", problem));
    }

    private static final class OnlyKnownVariables implements Mustache.Visitor {

        @Override
        public void visitText(String words) {
            // stays as it is
        }

        @Override
        public void visitVariable(String name) {
            if (!TemplateVariable.exists(name)) {
                throw refused(Problem.UNKNOWN);
            }
        }

        @Override
        public boolean visitInclude(String name) {
            throw refused(Problem.MALFORMED);
        }

        @Override
        public boolean visitParent(String name) {
            throw refused(Problem.MALFORMED);
        }

        @Override
        public boolean visitBlock(String name) {
            throw refused(Problem.MALFORMED);
        }

        @Override
        public boolean visitSection(String name) {
            throw refused(Problem.MALFORMED);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            throw refused(Problem.MALFORMED);
        }
    }
}
