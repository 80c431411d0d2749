package dev.firstline.app.signin;

import dev.firstline.app.web.Queries;
import dev.firstline.app.web.SecurityLog;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.FindCredential;
import dev.firstline.shared.api.people.PeopleView.Credential;
import dev.firstline.shared.api.security.SecurityEvent;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;

/**
 * Tells the security log of every wrong password, at whichever door, and of the waits they lead to. Whose account it was tried with is told by id: what was typed as
 * login may have been the password.
 */
@Component
final class FailedSignIns {

    private final Queries queries;
    private final SecurityLog log;

    FailedSignIns(Queries queries, SecurityLog log) {
        this.queries = queries;
        this.log = log;
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent failure) {
        if (failure.getAuthentication() instanceof UsernamePasswordAuthenticationToken typed) {
            log.byNobody(owner(typed.getName()), SecurityEvent.SIGN_IN_FAILED, Map.of());
        }
    }

    /** Told once for each wait, as it begins: who is turned away meanwhile would fill the log. */
    void delay(String login, Duration delay) {
        if (!delay.isZero()) {
            log.byNobody(
                    owner(login), SecurityEvent.SIGN_IN_DELAYED, Map.of("seconds", Long.toString(delay.toSeconds())));
        }
    }

    private @Nullable EmployeeId owner(String login) {
        return queries.optional(new FindCredential(login), Credential.class)
                .map(Credential::employee)
                .orElse(null);
    }
}
