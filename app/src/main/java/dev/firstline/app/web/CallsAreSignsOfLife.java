package dev.firstline.app.web;

import dev.firstline.shared.api.people.EmployeeId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever calls is there, by whichever program. */
@Component
final class CallsAreSignsOfLife implements HandlerInterceptor {

    private final Sightings sightings;

    CallsAreSignsOfLife(Sightings sightings) {
        this.sightings = sightings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var caller = request.getUserPrincipal();
        if (caller != null) {
            sightings.of(Set.of(EmployeeId.of(caller.getName())));
        }
        return true;
    }
}
