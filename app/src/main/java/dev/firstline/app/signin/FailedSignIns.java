package dev.firstline.app.signin;

import dev.firstline.app.web.Queries;
import dev.firstline.app.web.SecurityLog;
import dev.firstline.shared.api.people.PeopleQuery.FindCredential;
import dev.firstline.shared.api.people.PeopleView.Credential;
import dev.firstline.shared.api.security.SecurityEvent;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;

/**
 * Tells the security log of every wrong password, at whichever door. Whose account it was tried with is told by id: what was typed as
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
            var employee = queries.optional(new FindCredential(typed.getName()), Credential.class)
                    .map(Credential::employee)
                    .orElse(null);
            log.byNobody(employee, SecurityEvent.SIGN_IN_FAILED, Map.of());
        }
    }
}
