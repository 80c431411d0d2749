package dev.firstline.app.web;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.stereotype.Component;

/** Asks whoever signed in for his password once more; tries in vain count like those of signing in. */
@Component
final class OwnPassword {

    private final AuthenticationManager byPassword;

    OwnPassword(AuthenticationManager byPassword) {
        this.byPassword = byPassword;
    }

    /**
     * Refuses a password that is not the one of this login.
     *
     * @param field the member of the request that holds the password
     * @throws dev.firstline.app.secret.TooManyAttemptsException where too many were tried
     */
    void require(String login, String field, String password, HttpServletRequest request) {
        var tried = UsernamePasswordAuthenticationToken.unauthenticated(login, password);
        tried.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        try {
            byPassword.authenticate(tried);
        } catch (BadCredentialsException | AccountStatusException e) {
            throw new RefusedException(new InvalidValue(field, Problem.WRONG));
        }
    }
}
