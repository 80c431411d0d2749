package dev.firstline.app.signin;

import dev.firstline.app.secret.SignInAttempts;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks login and password unless too many were tried in vain for that login or from that address. */
final class ThrottledSignIn implements AuthenticationManager {

    private final AuthenticationManager byPassword;
    private final SignInAttempts attempts;
    private final FailedSignIns failures;

    ThrottledSignIn(AuthenticationManager byPassword, SignInAttempts attempts, FailedSignIns failures) {
        this.byPassword = byPassword;
        this.attempts = attempts;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        var attempt = attempts.begin(tried.getName(), address(tried));
        Authentication authentication;
        try {
            authentication = byPassword.authenticate(tried);
        } catch (BadCredentialsException | AccountStatusException wrong) {
            failures.delay(tried.getName(), attempt.delay());
            throw wrong;
        } catch (RuntimeException undecided) {
            attempt.takenBack();
            throw undecided;
        }
        attempt.succeeded();
        return authentication;
    }

    private static String address(Authentication tried) {
        if (tried.getDetails() instanceof WebAuthenticationDetails details) {
            return details.getRemoteAddress();
        }
        throw new IllegalArgumentException("a password comes with the address it comes from");
    }
}
