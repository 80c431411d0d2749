package dev.firstline.app.signin.provider;

import dev.firstline.shared.api.people.EmployeeId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/** Somebody does not get in by the provider. */
public final class ProviderProblemException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final ProviderProblem problem;
    private final transient @Nullable EmployeeId about;

    ProviderProblemException(ProviderProblem problem, String why) {
        super(why);
        this.problem = problem;
        this.about = null;
    }

    ProviderProblemException(ProviderProblem problem, Throwable cause) {
        this(problem, null, cause);
    }

    ProviderProblemException(ProviderProblem problem, @Nullable EmployeeId about, Throwable cause) {
        super(problem.word() + ": " + cause.getMessage(), cause);
        this.problem = problem;
        this.about = about;
    }

    /** Whose account somebody tried to get into. */
    public Optional<EmployeeId> about() {
        return Optional.ofNullable(about);
    }

    public ProviderProblem problem() {
        return problem;
    }
}
