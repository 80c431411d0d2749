package dev.firstline.app.signin;

import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets in whoever signed in and was not locked out since, whatever he signed in by; asked with each request. */
@Component
final class ActiveEmployees implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final Queries queries;

    ActiveEmployees(Queries queries) {
        this.queries = queries;
    }

    /**
     * @throws DisabledException where he was locked out: to him it is as if he had never signed in
     */
    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext request) {
        var authentication = caller.get();
        if (!trust.isAuthenticated(authentication)) {
            return new AuthorizationDecision(false);
        }
        if (queries.signedIn(EmployeeId.of(authentication.getName())).isEmpty()) {
            throw new DisabledException("locked out");
        }
        return new AuthorizationDecision(true);
    }
}
