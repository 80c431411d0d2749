package dev.firstline.session.routing;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.SessionId;
import java.util.List;

/** Where open sessions are, by the events committed so far: with whom, and for whom. */
interface SessionPlaces {

    /** A session that is assigned. */
    record Held(SessionId session, LineId line, EmployeeId operator) {}

    /** An open session, queued or assigned, that is addressed to one group alone. */
    record Addressed(SessionId session, GroupId group) {}

    /** What the operator holds, on whichever line. */
    List<Held> heldBy(EmployeeId operator);

    /** What is held on the line, by whomever. */
    List<Held> heldOn(LineId line);

    /** All that is held. */
    List<Held> held();

    /** What is addressed to single groups of the line, of now or of once. */
    List<Addressed> addressedOn(LineId line);
}
