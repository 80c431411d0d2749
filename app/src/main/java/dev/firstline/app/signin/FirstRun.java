package dev.firstline.app.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.app.secret.Passwords;
import dev.firstline.app.secret.TokenHash;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeCommand.CreateFirstAdministrator;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleQuery.HasAdministrator;
import dev.firstline.shared.api.people.PeopleRefusal.FirstRunClosed;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A new installation's first administrator, made by whoever can read the log: it holds a link that works once. */
@Component
final class FirstRun {

    private static final Actor ACTOR = new Actor.Process("first-run");

    private final Queries queries;
    private final CommandGateway commands;
    private final Passwords passwords;
    private final JdbcClient jdbc;
    private final Supplier<UUID> ids;
    private final LocalAccounts localAccounts;

    FirstRun(
            Queries queries,
            CommandGateway commands,
            Passwords passwords,
            JdbcClient jdbc,
            Supplier<UUID> ids,
            LocalAccounts localAccounts) {
        this.queries = queries;
        this.commands = commands;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.ids = ids;
        this.localAccounts = localAccounts;
    }

    /** Whether there is no administrator yet, and a password could let one in. */
    boolean isOpen() {
        return localAccounts.areOn() && isWithoutAdministrator();
    }

    /** Whether there is no administrator yet, and only the provider could let one in. */
    boolean waitsForProvider() {
        return !localAccounts.areOn() && isWithoutAdministrator();
    }

    private boolean isWithoutAdministrator() {
        return !queries.one(new HasAdministrator(), Boolean.class);
    }

    /** A new secret for the link; any earlier one no longer works. Only its hash is kept. */
    String newToken() {
        var token = TokenHash.newToken();
        jdbc.sql("delete from web_first_run").update();
        jdbc.sql("insert into web_first_run (token_hash) values (?)")
                .param(TokenHash.of(token))
                .update();
        return token;
    }

    /** Makes the first administrator for whoever has the secret; refused with {@link FirstRunClosed} otherwise. */
    EmployeeId createAdministrator(String token, String login, String name, String password) {
        var hash = TokenHash.of(token).getBytes(UTF_8);
        var known = jdbc.sql("select token_hash from web_first_run")
                .query(String.class)
                .list();
        if (!localAccounts.areOn()
                || known.stream().noneMatch(each -> MessageDigest.isEqual(each.getBytes(UTF_8), hash))) {
            throw new RefusedException(new FirstRunClosed());
        }
        var employee = createAdministrator(login, name, password);
        jdbc.sql("delete from web_first_run").update();
        return employee;
    }

    /** Makes the first administrator for the installation itself. */
    EmployeeId createAdministrator(String login, String name, String password) {
        var employee = new EmployeeId(ids.get());
        commands.sendAndWait(new GenericCommandMessage<>(
                new CreateFirstAdministrator(employee, login, name, passwords.hash(password, login, name)),
                ACTOR.asMetaData()));
        return employee;
    }
}
