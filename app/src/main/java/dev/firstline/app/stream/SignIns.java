package dev.firstline.app.stream;

import static java.util.Objects.requireNonNull;

import dev.firstline.app.secret.SignInSettings;
import dev.firstline.app.secret.TokenHash;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.people.PeopleQuery.FindTokenOwner;
import dev.firstline.shared.api.people.PeopleView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Whether the sign-in a stream came with still holds, on whichever node it was ended. */
@Component
final class SignIns {

    private final SessionRepository<? extends Session> sessions;
    private final Queries queries;
    private final SignInSettings settings;
    private final Clock clock;

    SignIns(SessionRepository<? extends Session> sessions, Queries queries, SignInSettings settings, Clock clock) {
        this.sessions = sessions;
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** What lets somebody in until it ends. */
    sealed interface SignIn {

        /** The console's session. */
        record Console(String session) implements SignIn {}

        /** A program's token, by its hash. */
        record Program(String tokenHash) implements SignIn {}

        /** A token of the identity provider's, which nobody takes back before it ends. */
        record ProviderToken(Instant expiresAt) implements SignIn {}
    }

    /** The sign-in a request came with. */
    static SignIn of(HttpServletRequest request, Authentication caller) {
        if (caller.getCredentials() instanceof Jwt jwt) {
            return new SignIn.ProviderToken(requireNonNull(jwt.getExpiresAt()));
        }
        return caller.getCredentials() instanceof OAuth2Token token
                ? new SignIn.Program(TokenHash.of(token.getTokenValue()))
                : new SignIn.Console(request.getSession().getId());
    }

    boolean isOpen(SignIn signIn) {
        if (signIn instanceof SignIn.ProviderToken token) {
            return clock.instant().isBefore(token.expiresAt());
        }
        if (signIn instanceof SignIn.Program program) {
            return queries.optional(new FindTokenOwner(program.tokenHash()), PeopleView.TokenOwner.class)
                    .isPresent();
        }
        var session = sessions.findById(((SignIn.Console) signIn).session());
        return session != null && !session.isExpired() && !settings.isOver(session.getCreationTime(), clock.instant());
    }
}
