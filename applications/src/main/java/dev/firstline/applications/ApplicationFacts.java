package dev.firstline.applications;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;

/** All that applications and items decide by, besides themselves. */
record ApplicationFacts(Register register, Schemas schemas) {

    /** Refuses whoever may not do this with applications at all. */
    void demandMay(Permission act, Actor actor, ApplicationId application) {
        if (actor instanceof Actor.Employee employee
                && !act.allows(new LineStanding(register.partsOf(employee.id(), application), false))) {
            throw new RefusedException(new NotAllowed());
        }
    }

    /** Refuses whoever may not do this with the application; {@code seen} is the right to know of it. */
    void demandMay(Permission act, Permission seen, Actor actor, ApplicationId application) {
        if (!(actor instanceof Actor.Employee employee)) {
            return;
        }
        var standing = new LineStanding(register.partsOf(employee.id(), application), false);
        if (!act.allows(standing)) {
            throw new RefusedException(seen.allows(standing) ? new NotAllowed() : new NotFound());
        }
    }
}
