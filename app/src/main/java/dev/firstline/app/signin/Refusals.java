package dev.firstline.app.signin;

import dev.firstline.app.guard.RateLimits;
import dev.firstline.app.secret.HashingBusyException;
import dev.firstline.app.secret.TooManyAttemptsException;
import dev.firstline.app.signin.provider.ProviderProblem;
import dev.firstline.app.signin.provider.ProviderProblemException;
import dev.firstline.app.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers whoever is not let in with a problem, as everything else does; the challenge is always Bearer. Whoever is not let in too
 * often from one address is told to wait.
 */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;
    private final RateLimits rates;

    Refusals(ProblemWriter problems, RateLimits rates) {
        this.problems = problems;
        this.rates = rates;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof TooManyAttemptsException tooMany) {
            problems.write(
                    request, response, HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", tooMany.retryAfterSeconds());
        } else if (e instanceof HashingBusyException) {
            problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "try-again", 1);
        } else if (e instanceof LocalAccountsOffException) {
            problems.write(request, response, HttpStatus.FORBIDDEN, "local-accounts-off");
        } else if (e instanceof ProviderProblemException provider
                && provider.problem() == ProviderProblem.PROVIDER_UNAVAILABLE) {
            problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "provider-unavailable", 5);
        } else if (rates.admit(request, response)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(request, response, HttpStatus.UNAUTHORIZED, "not-signed-in");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (rates.admit(request, response)) {
            var problem = e instanceof CsrfException ? "csrf" : "not-allowed";
            problems.write(request, response, HttpStatus.FORBIDDEN, problem);
        }
    }
}
