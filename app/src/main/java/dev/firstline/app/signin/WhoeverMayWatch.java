package dev.firstline.app.signin;

import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets those of whoever signed in who may watch the operation read its measurements. */
final class WhoeverMayWatch implements AuthorizationManager<RequestAuthorizationContext> {

    private final ActiveEmployees activeEmployees;
    private final Queries queries;

    WhoeverMayWatch(ActiveEmployees activeEmployees, Queries queries) {
        this.activeEmployees = activeEmployees;
        this.queries = queries;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext request) {
        var signedIn = activeEmployees.authorize(caller, request);
        return signedIn.isGranted() ? new AuthorizationDecision(mayWatch(caller.get())) : signedIn;
    }

    private boolean mayWatch(Authentication caller) {
        return Permission.WATCH_OPERATION.allows(queries.viewer(EmployeeId.of(caller.getName())));
    }
}
