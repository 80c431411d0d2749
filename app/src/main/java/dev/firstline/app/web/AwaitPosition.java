package dev.firstline.app.web;

import dev.firstline.app.engine.Positions;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a GET wait until what it reads has come as far as the caller wrote. */
@Component
final class AwaitPosition implements HandlerInterceptor {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final List<String> READ_MODELS = List.of("sessions", "lines", "applications");

    private final Positions positions;

    AwaitPosition(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var wanted = request.getHeader(Commands.POSITION);
        if (wanted != null && request.getMethod().equals("GET")) {
            var position = parse(wanted);
            var deadline = System.nanoTime() + LONGEST.toNanos();
            for (String readModel : READ_MODELS) {
                if (!positions.await(readModel, position, Duration.ofNanos(deadline - System.nanoTime()))) {
                    throw new NotReadableYetException();
                }
            }
        }
        return true;
    }

    private static long parse(String position) {
        try {
            return Long.parseLong(position);
        } catch (NumberFormatException e) {
            throw new RefusedException(new InvalidValue(Commands.POSITION, Problem.MALFORMED));
        }
    }
}
