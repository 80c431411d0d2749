package dev.firstline.session.routing;

import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions that wait, in the order they are to be taken. */
interface Waiting {

    /**
     * The session that matters most and waits longest among those addressed to the operator, passing over those others are about to
     * take and those already tried. It stays reserved until the transaction ends.
     */
    Optional<SessionId> reserveNext(EmployeeId operator, @Nullable LineId line, Set<SessionId> tried);
}
