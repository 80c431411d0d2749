package dev.firstline.session.routing;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.Optional;

/** Guards that a lost claim is kept once for each operator and holder. */
interface RefusedClaims {

    /** When the operator first came too late for whoever has held the session since {@code claimedAt}. */
    Optional<Instant> firstAttempt(SessionId session, EmployeeId operator, Instant claimedAt);

    /** Keeps that first attempt. */
    void keep(SessionId session, EmployeeId operator, Instant claimedAt, Instant attemptedAt);
}
