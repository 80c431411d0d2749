package dev.firstline.app.web;

import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.PeopleRefusal.ScopeTooSmall;
import dev.firstline.shared.api.people.TokenScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps a program to what its token is good for; the console's sign-ins are not limited. */
final class ScopeCheck implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (handler instanceof HandlerMethod call && caller instanceof AbstractOAuth2TokenAuthenticationToken) {
            var needed = needed(call, request.getMethod());
            if (!held(caller).covers(needed)) {
                throw new RefusedException(new ScopeTooSmall(needed));
            }
        }
        return true;
    }

    private static TokenScope needed(HandlerMethod call, String method) {
        var said = call.getMethodAnnotation(NeedsScope.class);
        if (said != null) {
            return said.value();
        }
        return READING.contains(method) ? TokenScope.READ : TokenScope.ADMINISTER;
    }

    /** A token nobody said anything of is good for the least. */
    private static TokenScope held(Authentication caller) {
        return caller.getAuthorities().stream()
                .filter(TokenAuthority.class::isInstance)
                .map(authority -> ((TokenAuthority) authority).scope())
                .findFirst()
                .orElse(TokenScope.READ);
    }
}
