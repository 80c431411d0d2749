package dev.firstline.app.signin;

import dev.firstline.app.signin.provider.CodeFlow;
import dev.firstline.app.signin.provider.ProviderProblem;
import dev.firstline.app.signin.provider.ProviderProblemException;
import dev.firstline.app.web.SecurityLog;
import dev.firstline.shared.api.security.SecurityEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door through the identity provider. A browser stands here, not the console: every answer leads to a page. */
@RestController
@Tag(name = "Sign-in")
@RequestMapping("/api/sign-in/provider")
class ProviderController {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderController.class);

    private final CodeFlow provider;
    private final SignIn signIn;
    private final SecurityLog log;

    ProviderController(CodeFlow provider, SignIn signIn, SecurityLog log) {
        this.provider = provider;
        this.signIn = signIn;
        this.log = log;
    }

    @Operation(
            summary = "Leads a browser to the identity provider",
            description = "Code flow with PKCE. Comes back to the path `to` on this site, or to /sign-in?problem=…")
    @ApiResponse(responseCode = "302", description = "To the provider, or to /sign-in?problem=provider-unavailable")
    @GetMapping
    ResponseEntity<Void> begin(
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return leadTo(() -> provider.begin(OwnPath.of(to), request, response));
    }

    @Operation(
            summary = "Takes a browser back from the identity provider and signs it in",
            description =
                    "Where that fails it goes to /sign-in?problem= provider-unavailable, provider-refused, login-taken,"
                            + " employee-deactivated or sign-in-expired.")
    @ApiResponse(responseCode = "302", description = "To the path asked for, or to /sign-in?problem=…")
    @GetMapping("/callback")
    ResponseEntity<Void> callback(HttpServletRequest request, HttpServletResponse response) {
        return leadTo(() -> {
            var vouched = provider.finish(request, response);
            signIn.signIn(vouched.employee(), request, response);
            return URI.create(vouched.to());
        });
    }

    private ResponseEntity<Void> leadTo(Supplier<URI> page) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .cacheControl(CacheControl.noStore())
                .location(orProblem(page))
                .build();
    }

    private URI orProblem(Supplier<URI> page) {
        try {
            return page.get();
        } catch (ProviderProblemException e) {
            LOG.info("Not signed in by the provider: {}", e.getMessage());
            e.about()
                    .ifPresent(employee ->
                            log.byNobody(employee, SecurityEvent.SIGN_IN_FAILED, Map.of("with", "PROVIDER")));
            return problem(e.problem());
        } catch (RuntimeException e) {
            LOG.error("Signing in by the provider failed", e);
            return problem(ProviderProblem.PROVIDER_UNAVAILABLE);
        }
    }

    private static URI problem(ProviderProblem problem) {
        return URI.create("/sign-in?problem=" + problem.word());
    }
}
