package dev.firstline.app.signin.provider;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toSet;

import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.NameBasedId;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeCommand.AdmitFromProvider;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.FindCredential;
import dev.firstline.shared.api.people.PeopleQuery.FindEmployee;
import dev.firstline.shared.api.people.PeopleQuery.FindIdentity;
import dev.firstline.shared.api.people.PeopleQuery.FindProfile;
import dev.firstline.shared.api.people.PeopleRefusal.EmployeeDeactivated;
import dev.firstline.shared.api.people.PeopleRefusal.LoginTaken;
import dev.firstline.shared.api.people.PeopleView.Credential;
import dev.firstline.shared.api.people.PeopleView.Employee;
import dev.firstline.shared.api.people.PeopleView.Profile;
import dev.firstline.shared.api.people.ProviderIdentity;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/** Takes over what the provider says of somebody before he is let in. */
@Component
final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final UUID SPACE = UUID.fromString("d3a0c1ce-5f5b-8d3e-9b59-4a6a1f0c7e02");
    static final Actor ACTOR = new Actor.Process("provider-sign-in");

    /** Firstline reads for itself what administrators may. */
    static final Viewer FIRSTLINE = new Viewer(new EmployeeId(new UUID(0, 0)), Set.of(GroupId.ADMINISTRATORS));

    private final OidcSettings settings;
    private final Queries queries;
    private final CommandGateway commands;

    Admission(OidcSettings settings, Queries queries, CommandGateway commands) {
        this.settings = settings;
        this.queries = queries;
        this.commands = commands;
    }

    /** The employee the provider speaks of, as it says he is now: a name or an address it does not tell stays, a group it does not tell goes. */
    EmployeeId admit(ClaimAccessor said) {
        var subject = text(said, "sub");
        if (subject == null) {
            throw new ProviderProblemException(ProviderProblem.PROVIDER_REFUSED, "nobody is named");
        }
        var identity = new ProviderIdentity(settings.issuer(), subject);
        var login = requireNonNullElse(text(said, "preferred_username"), subject);
        var employee = whoIs(identity, login);
        var name = Optional.ofNullable(text(said, "name"))
                .or(() -> queries.optional(new FindProfile(employee), Profile.class)
                        .map(Profile::name))
                .orElse(login);
        send(new AdmitFromProvider(employee, identity, login, name, text(said, "email"), groups(said)));
        return employee;
    }

    private EmployeeId whoIs(ProviderIdentity identity, String login) {
        return queries.optional(new FindIdentity(identity), EmployeeId.class)
                .or(() -> settings.linkByLogin() ? whoHas(login) : Optional.empty())
                .orElseGet(() -> new EmployeeId(NameBasedId.of(SPACE, identity.issuer() + " " + identity.subject())));
    }

    /** Nobody where he signs in by the provider already: then this is somebody else there, who got a login that was free again. */
    private Optional<EmployeeId> whoHas(String login) {
        return ownerOf(login)
                .filter(employee -> queries.optional(new FindEmployee(FIRSTLINE, employee), Employee.class)
                        .filter(known -> !known.byProvider())
                        .isPresent());
    }

    private Optional<EmployeeId> ownerOf(String login) {
        return queries.optional(new FindCredential(login), Credential.class).map(Credential::employee);
    }

    private void send(AdmitFromProvider admission) {
        try {
            commands.sendAndWait(new GenericCommandMessage<>(admission, ACTOR.asMetaData()));
        } catch (RefusedException e) {
            LOG.info("{} was not admitted: {}", admission.employee(), e.refusal());
            throw problem(admission, e);
        }
    }

    private ProviderProblemException problem(AdmitFromProvider admission, RefusedException refused) {
        if (refused.refusal() instanceof LoginTaken) {
            var owner = ownerOf(admission.login()).orElse(null);
            return new ProviderProblemException(ProviderProblem.LOGIN_TAKEN, owner, refused);
        }
        return refused.refusal() instanceof EmployeeDeactivated
                ? new ProviderProblemException(ProviderProblem.EMPLOYEE_DEACTIVATED, admission.employee(), refused)
                : new ProviderProblemException(ProviderProblem.PROVIDER_REFUSED, refused);
    }

    private Set<String> groups(ClaimAccessor said) {
        Object claim = said.getClaims().get(settings.groupsClaim());
        if (claim instanceof String one) {
            return Set.of(one);
        }
        return claim instanceof Collection<?> many
                ? many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(toSet())
                : Set.of();
    }

    private static @Nullable String text(ClaimAccessor said, String claim) {
        return said.getClaims().get(claim) instanceof String text && !text.isBlank() ? text : null;
    }
}
