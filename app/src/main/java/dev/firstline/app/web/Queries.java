package dev.firstline.app.web;

import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.FindProfile;
import dev.firstline.shared.api.people.PeopleView.Profile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks queries and waits for the answer; a refusal is thrown. */
@Component
public final class Queries {

    private final QueryGateway gateway;

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** Asks for exactly one answer. */
    public <R> R one(Object query, Class<R> type) {
        return await(gateway.query(query, AnswerType.one(type)));
    }

    /** Asks for an answer there may not be. */
    public <R> Optional<R> optional(Object query, Class<R> type) {
        return await(gateway.query(query, AnswerType.optional(type)));
    }

    /** Asks for an answer whose absence is a {@link NotFound}. */
    public <R> R found(Object query, Class<R> type) {
        return optional(query, type).orElseThrow(() -> new RefusedException(new NotFound()));
    }

    /** Asks for a list. */
    public <R> List<R> list(Object query, Class<R> type) {
        return await(gateway.query(query, ResponseTypes.multipleInstancesOf(type)));
    }

    /**
     * Who this is, with the groups he is in now; empty where he may not be signed in: he is unknown, or was deactivated. Read once for
     * a request, and again once the request has changed something.
     */
    public Optional<Profile> signedIn(EmployeeId employee) {
        return RequestProfile.of(employee, () -> optional(new FindProfile(employee), Profile.class))
                .filter(Profile::active);
    }

    /** Who signed in, with the groups he is in now. */
    public Profile profile(EmployeeId employee) {
        return signedIn(employee).orElseThrow(() -> new RefusedException(new NotFound()));
    }

    /** Who reads, with the groups he is in now. */
    public Viewer viewer(EmployeeId employee) {
        return profile(employee).asViewer();
    }

    private static <R> R await(CompletableFuture<R> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
