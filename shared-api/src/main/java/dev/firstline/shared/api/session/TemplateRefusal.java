package dev.firstline.shared.api.session;

import dev.firstline.shared.api.Refusal;

/** Why something asked of response templates was not done. */
public sealed interface TemplateRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** Another template of the same owner in the same folder has this name, compared NFKC and case-folded. */
    record TemplateNameTaken() implements TemplateRefusal {}

    /** The owner has as many as one can have. */
    record TooManyTemplates(int most) implements TemplateRefusal {}
}
