package dev.firstline.app.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstline.app.demo.DemoSite;
import dev.firstline.app.signin.provider.OidcSettings;
import dev.firstline.app.stream.Feed;
import dev.firstline.app.web.Commands;
import dev.firstline.app.web.Organisation;
import dev.firstline.app.web.ProblemWords;
import dev.firstline.app.web.SecurityLog;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.security.SecurityEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may know of the installation, the door, and the first administrator. */
@RestController
@Tag(name = "Sign-in")
@RequestMapping("/api")
class SiteController {

    private final Organisation organisation;
    private final SignIn signIn;
    private final FirstRun firstRun;
    private final Commands commands;
    private final Feed feed;
    private final ProblemWords words;
    private final SecurityLog log;
    private final WaysIn waysIn;
    private final @Nullable DemoSite demo;
    private final String version;

    SiteController(
            Organisation organisation,
            SignIn signIn,
            FirstRun firstRun,
            Commands commands,
            Feed feed,
            ProblemWords words,
            SecurityLog log,
            LocalAccounts localAccounts,
            OidcSettings provider,
            ObjectProvider<DemoSite> demo,
            ObjectProvider<BuildProperties> build) {
        this.organisation = organisation;
        this.signIn = signIn;
        this.firstRun = firstRun;
        this.commands = commands;
        this.feed = feed;
        this.words = words;
        this.log = log;
        this.waysIn =
                new WaysIn(localAccounts.areOn(), provider.isPresent() ? new ProviderButton(provider.name()) : null);
        this.demo = demo.getIfAvailable();
        var properties = build.getIfAvailable();
        this.version = properties == null ? "development" : String.valueOf(properties.getVersion());
    }

    /** What anybody may know of the installation. {@code demo} is null in any other installation than the demo. */
    record Site(
            String name,
            String version,
            String language,
            String timeZone,
            boolean firstRun,
            WaysIn signIn,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            DemoSite demo) {}

    /** How one may sign in; {@code provider} is null where there is none. */
    record WaysIn(
            boolean password,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            ProviderButton provider) {}

    /** The identity provider, by what its button says. */
    record ProviderButton(String name) {}

    /** Login and password. */
    record Credentials(@NotNull String login, @NotNull String password) {
        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    /** The first administrator, with the secret from the link in the log. */
    record FirstAdministrator(
            @NotNull String token,
            @NotNull String login,
            @NotNull String name,
            @NotNull String password) {
        @Override
        public String toString() {
            return "FirstAdministrator[]";
        }
    }

    /** The id of the administrator made. */
    record AdministratorMade(EmployeeId id) {}

    @Operation(summary = "What anybody may know; sets the CSRF cookie")
    @GetMapping("/site")
    Site site() {
        return new Site(
                "Firstline",
                version,
                organisation.language(),
                organisation.timeZone().getId(),
                firstRun.isOpen(),
                waysIn,
                demo);
    }

    @Operation(summary = "Signs in with login and password")
    @PostMapping("/sign-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signIn(@Valid @RequestBody Credentials body, HttpServletRequest request, HttpServletResponse response) {
        signIn.signIn(body.login(), body.password(), request, response);
    }

    @Operation(summary = "Signs out and goes offline")
    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Principal caller, HttpServletRequest request, HttpServletResponse response) {
        var employee = EmployeeId.of(caller.getName());
        commands.send(employee, new SetPresence(employee, PresenceStatus.OFFLINE));
        var session = request.getSession(false);
        if (session != null) {
            feed.signedOut(session.getId());
        }
        signIn.signOut(request, response);
        log.by(employee, SecurityEvent.SIGNED_OUT, Map.of());
    }

    @Operation(summary = "Makes a new installation's first administrator and signs in")
    @PostMapping("/first-run")
    @ResponseStatus(HttpStatus.CREATED)
    AdministratorMade firstRun(
            @Valid @RequestBody FirstAdministrator body, HttpServletRequest request, HttpServletResponse response) {
        var employee = firstRun.createAdministrator(body.token(), body.login(), body.name(), body.password());
        signIn.signIn(body.login(), body.password(), request, response);
        return new AdministratorMade(employee);
    }

    @ExceptionHandler({BadCredentialsException.class, AccountStatusException.class})
    ResponseEntity<ProblemDetail> wrong(AuthenticationException e, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(words.problem(HttpStatus.UNAUTHORIZED, "wrong-credentials", request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> off(LocalAccountsOffException e, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .body(words.problem(HttpStatus.FORBIDDEN, "local-accounts-off", request));
    }
}
