package dev.firstline.app.web;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleView.Profile;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestContextHolder;

/** Remembers, for as long as a request is answered, who signed in: it is asked for as he is let in and again by what he called. */
final class RequestProfile {

    private static final String KEY = RequestProfile.class.getName();

    private RequestProfile() {}

    /** As remembered or, in no request or where it is not known yet, as read. */
    static Optional<Profile> of(EmployeeId employee, Supplier<Optional<Profile>> reading) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return reading.get();
        }
        if (request.getAttribute(KEY, SCOPE_REQUEST) instanceof Profile known
                && known.id().equals(employee)) {
            return Optional.of(known);
        }
        var read = reading.get();
        read.ifPresent(profile -> request.setAttribute(KEY, profile, SCOPE_REQUEST));
        return read;
    }

    /** Forgets it: what was done may have changed it. */
    static void forget() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(KEY, SCOPE_REQUEST);
        }
    }
}
