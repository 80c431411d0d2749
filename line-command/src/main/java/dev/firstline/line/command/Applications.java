package dev.firstline.line.command;

import dev.firstline.shared.api.application.ApplicationId;
import java.util.Set;

/** The applications as they are when a line decides. */
interface Applications {

    /** Which of these exist and have an Account field: only those can be linked to a line. */
    Set<ApplicationId> withAccountField(Set<ApplicationId> applications);
}
