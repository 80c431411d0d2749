package dev.firstline.app.signin;

import dev.firstline.app.signin.provider.ProviderProblem;
import dev.firstline.app.signin.provider.ProviderProblemException;
import dev.firstline.app.web.ProblemWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers whoever is not let in with a problem, as everything else does; the challenge is always Bearer. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWords words;
    private final JsonMapper json;

    Refusals(ProblemWords words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof LocalAccountsOffException) {
            answer(request, response, HttpStatus.FORBIDDEN, "local-accounts-off");
            return;
        }
        if (e instanceof ProviderProblemException provider
                && provider.problem() == ProviderProblem.PROVIDER_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            answer(request, response, HttpStatus.SERVICE_UNAVAILABLE, "provider-unavailable");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answer(request, response, HttpStatus.UNAUTHORIZED, "not-signed-in");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        answer(request, response, HttpStatus.FORBIDDEN, e instanceof CsrfException ? "csrf" : "not-allowed");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String problem)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(words.problem(status, problem, request)));
    }
}
