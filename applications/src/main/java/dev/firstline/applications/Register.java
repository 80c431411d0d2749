package dev.firstline.applications;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.Optional;
import java.util.Set;

/** The applications there are and who uses them, as they are when a decision is made. */
interface Register {

    /** An application at its newest version. */
    record Known(long version, String schema) {}

    /** The application, locked until the decision is committed: nobody changes it, writes its items or links a line to it meanwhile. */
    Optional<Known> lock(ApplicationId application);

    boolean exists(ApplicationId application);

    /** The fields that items of it have values of. */
    Set<String> fieldsInUse(ApplicationId application);

    /** The lines linked to it. */
    Set<LineId> linesUsing(ApplicationId application);

    /** What the employee is everywhere, and on the lines linked to the application. */
    Set<Part> partsOf(EmployeeId employee, ApplicationId application);

    boolean holds(ApplicationId application, ItemId item);
}
