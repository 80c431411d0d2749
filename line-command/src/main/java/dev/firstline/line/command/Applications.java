package dev.firstline.line.command;

import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.application.ApplicationId;
import java.util.Optional;
import java.util.Set;

/** The applications as they are when a line decides. */
interface Applications {

    /**
     * Why these cannot all be linked to a line: one is unknown, or has no Account field. Empty where they can. That none of them loses it in the same
     * instant, whoever changes applications sees to.
     */
    Optional<Problem> unlinkable(Set<ApplicationId> applications);
}
