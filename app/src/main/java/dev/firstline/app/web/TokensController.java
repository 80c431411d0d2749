package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.app.secret.TokenHash;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.ListTokens;
import dev.firstline.shared.api.people.PeopleView;
import dev.firstline.shared.api.people.TokenCommand.IssueToken;
import dev.firstline.shared.api.people.TokenCommand.RevokeToken;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.security.SecurityEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's bearer tokens for programs. */
@RestController
@Tag(name = "Sign-in")
@RequestMapping("/api/tokens")
class TokensController {

    private final Queries queries;
    private final Commands commands;
    private final SecurityLog log;
    private final Supplier<UUID> ids;

    TokensController(Queries queries, Commands commands, SecurityLog log, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.log = log;
        this.ids = ids;
    }

    /** A token to be made; without an end it lasts until it is revoked. */
    record NewToken(
            @NotBlank String name,
            @Nullable TokenScope scope,
            @Nullable Instant expiresAt) {}

    /** A token just made: the only time it is shown. */
    record MadeToken(
            UUID id,
            String token,
            TokenScope scope,
            @Nullable Instant expiresAt) {}

    /** The caller's tokens. */
    record Tokens(List<PeopleView.Token> items) {}

    @Operation(summary = "Makes a bearer token, shown this once")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeToken make(@Caller EmployeeId caller, @Valid @RequestBody NewToken body) {
        var id = ids.get();
        var token = TokenHash.newToken();
        var scope = requireNonNullElse(body.scope(), TokenScope.ADMINISTER);
        commands.send(caller, new IssueToken(id, caller, body.name(), TokenHash.of(token), scope, body.expiresAt()));
        log.by(caller, SecurityEvent.TOKEN_ISSUED, Map.of("token", id.toString(), "scope", scope.name()));
        return new MadeToken(id, token, scope, body.expiresAt());
    }

    @Operation(summary = "My tokens")
    @GetMapping
    Tokens list(@Caller EmployeeId caller) {
        return new Tokens(queries.list(new ListTokens(caller), PeopleView.Token.class));
    }

    @Operation(summary = "Ends a token")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@Caller EmployeeId caller, @PathVariable UUID id) {
        commands.send(caller, new RevokeToken(id, caller));
        log.by(caller, SecurityEvent.TOKEN_REVOKED, Map.of("token", id.toString()));
    }
}
