package dev.firstline.app.signin;

import dev.firstline.app.secret.SignInSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sign-ins that last too long, however often they are used. */
final class OldSignIns extends OncePerRequestFilter {

    private final SignInSettings settings;
    private final Clock clock;

    OldSignIns(SignInSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The console's files are for everybody: no sign-in is looked up for them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && settings.isOver(Instant.ofEpochMilli(session.getCreationTime()), clock.instant())) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
