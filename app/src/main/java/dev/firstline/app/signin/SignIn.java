package dev.firstline.app.signin;

import dev.firstline.app.web.SecurityLog;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.security.SecurityEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Opens and ends sign-ins of the console. */
@Component
final class SignIn {

    private final AuthenticationManager byPassword;
    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository csrfTokens;
    private final SecurityLog log;

    SignIn(
            AuthenticationManager byPassword,
            SecurityContextRepository contexts,
            CsrfTokenRepository csrfTokens,
            SecurityLog log) {
        this.byPassword = byPassword;
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
        this.log = log;
    }

    /**
     * Signs in by login and password, under a new session id and a new CSRF token.
     *
     * @throws org.springframework.security.core.AuthenticationException where they do not match, whichever of the two is wrong
     */
    EmployeeId signIn(String login, String password, HttpServletRequest request, HttpServletResponse response) {
        var tried = UsernamePasswordAuthenticationToken.unauthenticated(login, password);
        tried.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        var authentication = byPassword.authenticate(tried);
        keep(authentication, request, response);
        var employee = EmployeeId.of(authentication.getName());
        log.by(employee, SecurityEvent.SIGNED_IN, Map.of("with", "PASSWORD"));
        return employee;
    }

    /** Signs in somebody the provider vouches for; whatever this browser had here before is over. */
    void signIn(EmployeeId employee, HttpServletRequest request, HttpServletResponse response) {
        keep(
                UsernamePasswordAuthenticationToken.authenticated(employee.toString(), null, List.of()),
                request,
                response);
        log.by(employee, SecurityEvent.SIGNED_IN, Map.of("with", "PROVIDER"));
    }

    private void keep(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(); // a new one: neither its id nor its age is that of another sign-in
        new CsrfAuthenticationStrategy(csrfTokens).onAuthentication(authentication, request, response);
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken(); // asked for, it is made, and its cookie goes out with this answer
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Ends the sign-in this request came with. */
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        csrfTokens.saveToken(null, request, response);
    }
}
