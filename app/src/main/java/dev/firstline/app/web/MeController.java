package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.app.secret.Passwords;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.line.LineQuery.FindParts;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.line.LineView.OwnLine;
import dev.firstline.shared.api.people.EmployeeCommand.ChangePassword;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleView.Preferences;
import dev.firstline.shared.api.people.PeopleView.SendKey;
import dev.firstline.shared.api.people.PeopleView.Theme;
import dev.firstline.shared.api.people.PreferenceCommand.ChooseLanguage;
import dev.firstline.shared.api.people.PreferenceCommand.ChoosePreferences;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceId;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.people.TokenScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever signed in, and what he may set for himself. */
@RestController
@Tag(name = "Me")
@RequestMapping("/api/me")
class MeController {

    private final Queries queries;
    private final Commands commands;
    private final OwnPassword ownPassword;
    private final Passwords passwords;
    private final Organisation organisation;

    MeController(
            Queries queries,
            Commands commands,
            OwnPassword ownPassword,
            Passwords passwords,
            Organisation organisation) {
        this.queries = queries;
        this.commands = commands;
        this.ownPassword = ownPassword;
        this.passwords = passwords;
        this.organisation = organisation;
    }

    /** Whoever signed in, and what he is on which lines. */
    record Me(
            EmployeeId id,
            String login,
            String name,
            @Nullable String email,
            boolean hasPassword,
            Set<Part> roles,
            List<OwnLine> operatorOf,
            List<OwnLine> supervisorOf,
            List<OwnLine> readerOf,
            List<OwnLine> clientOf,
            PresenceStatus presence,
            String language,
            OwnPreferences preferences) {}

    /** Whether he acts as an operator. */
    record PresenceBody(@NotNull PresenceStatus status) {}

    /** The language he reads. */
    record LanguageBody(@NotNull String language) {}

    /** A new password, and the one it replaces. */
    record PasswordBody(@NotNull String current, @NotNull String password) {

        @Override
        public String toString() {
            return "PasswordBody[]";
        }
    }

    /** How he wants to see Firstline. */
    record PreferencesBody(
            @NotNull String language,
            @NotNull Theme theme,
            @NotNull SendKey sendKey,
            @NotNull Boolean soundOnNewSession,
            @NotNull Boolean soundOnNewMessage,
            @NotNull Boolean soundOnAssigned,
            @NotNull Boolean soundOnMention,
            @NotNull Boolean notifyOnNewSession,
            @NotNull Boolean notifyOnNewMessage,
            @NotNull Boolean notifyOnAssigned,
            @NotNull Boolean notifyOnMention,
            @NotNull Boolean shortcuts) {

        Preferences chosen() {
            return new Preferences(
                    language,
                    theme,
                    sendKey,
                    soundOnNewSession,
                    soundOnNewMessage,
                    soundOnAssigned,
                    soundOnMention,
                    notifyOnNewSession,
                    notifyOnNewMessage,
                    notifyOnAssigned,
                    notifyOnMention,
                    shortcuts);
        }
    }

    @Operation(summary = "Who am I?")
    @GetMapping
    Me me(@Caller EmployeeId caller) {
        var profile = queries.profile(caller);
        var viewer = profile.asViewer();
        var parts = queries.one(new FindParts(viewer), LineView.Parts.class);
        return new Me(
                profile.id(),
                profile.login(),
                profile.name(),
                profile.email(),
                profile.hasPassword(),
                viewer.parts(),
                parts.operatorOf(),
                parts.supervisorOf(),
                parts.readerOf(),
                parts.clientOf(),
                profile.presence(),
                requireNonNullElse(profile.preferences().language(), organisation.language()),
                OwnPreferences.of(profile.preferences()));
    }

    @Operation(summary = "Goes online or offline")
    @PutMapping("/presence")
    @NeedsScope(TokenScope.OPERATE)
    PresenceBody presence(
            @Caller EmployeeId caller, @Valid @RequestBody PresenceBody body, HttpServletResponse response) {
        commands.send(caller, new SetPresence(caller, body.status()));
        commands.tellPosition(response, PresenceId.of(caller));
        return body;
    }

    @Operation(summary = "Changes one's own password")
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(
            @Caller EmployeeId caller,
            @Valid @RequestBody PasswordBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var me = queries.profile(caller);
        ownPassword.require(me.login(), "current", body.current(), request);
        commands.send(caller, new ChangePassword(caller, passwords.hash(body.password(), me.login(), me.name())));
        commands.tellPosition(response, caller);
    }

    @Operation(summary = "Chooses all that one may choose for oneself")
    @PutMapping("/preferences")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void preferences(@Caller EmployeeId caller, @Valid @RequestBody PreferencesBody body) {
        commands.send(caller, new ChoosePreferences(caller, body.chosen()));
    }

    @Operation(summary = "Chooses the language one reads")
    @PutMapping("/language")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void language(@Caller EmployeeId caller, @Valid @RequestBody LanguageBody body) {
        commands.send(caller, new ChooseLanguage(caller, body.language()));
    }
}
