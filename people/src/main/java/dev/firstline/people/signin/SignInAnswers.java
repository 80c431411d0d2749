package dev.firstline.people.signin;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.FindCredential;
import dev.firstline.shared.api.people.PeopleQuery.FindIdentity;
import dev.firstline.shared.api.people.PeopleQuery.FindTokenOwner;
import dev.firstline.shared.api.people.PeopleQuery.HasAdministrator;
import dev.firstline.shared.api.people.PeopleQuery.ListTokens;
import dev.firstline.shared.api.people.PeopleView;
import dev.firstline.shared.api.people.TokenScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers what signing in needs to know. */
final class SignInAnswers {

    /** A token's last use is told to the minute, so that not every request writes. */
    private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @QueryHandler
    Optional<PeopleView.Credential> answer(FindCredential query) {
        var foldedLogin = Name.folded(query.login());
        if (foldedLogin.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL takes no NUL, and no login has one
        }
        return jdbc.sql("""
                        SELECT e.id, e.active, c.password_hash
                        FROM people_login l
                        JOIN people_employee e ON e.id = l.employee_id
                        LEFT JOIN people_credential c ON c.employee_id = e.id
                        WHERE l.folded_login = ?
                        """)
                .param(foldedLogin)
                .query((row, number) -> new PeopleView.Credential(
                        new EmployeeId(row.getObject("id", UUID.class)),
                        row.getString("password_hash"),
                        row.getBoolean("active")))
                .optional();
    }

    @QueryHandler
    Optional<EmployeeId> answer(FindIdentity query) {
        var identity = query.identity();
        if (identity.issuer().indexOf('\0') >= 0 || identity.subject().indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT employee_id FROM people_identity WHERE issuer = ? AND subject = ?")
                .params(identity.issuer(), identity.subject())
                .query(UUID.class)
                .optional()
                .map(EmployeeId::new);
    }

    @QueryHandler
    Optional<PeopleView.TokenOwner> answer(FindTokenOwner query) {
        var now = clock.instant();
        var owner = jdbc.sql("""
                        SELECT t.id, t.employee_id, t.scope FROM people_token t
                        JOIN people_employee e ON e.id = t.employee_id AND e.active
                        WHERE t.hash = ? AND (t.expires_at IS NULL OR t.expires_at > ?)
                        """)
                .params(query.hash(), now.atOffset(UTC))
                .query((row, number) -> new PeopleView.TokenOwner(
                        row.getObject("id", UUID.class),
                        new EmployeeId(row.getObject("employee_id", UUID.class)),
                        TokenScope.valueOf(row.getString("scope"))))
                .optional();
        if (owner.isPresent()) {
            jdbc.sql(
                            "UPDATE people_token SET last_used_at = ? WHERE hash = ? AND (last_used_at IS NULL OR last_used_at <= ?)")
                    .params(
                            now.atOffset(UTC),
                            query.hash(),
                            now.minus(LAST_USE_PRECISION).atOffset(UTC))
                    .update();
        }
        return owner;
    }

    @QueryHandler
    List<PeopleView.Token> answer(ListTokens query) {
        return jdbc.sql("""
                        SELECT id, name, scope, created_at, expires_at, last_used_at
                        FROM people_token WHERE employee_id = ? ORDER BY created_at, id
                        """)
                .param(query.employee().value())
                .query((row, number) -> new PeopleView.Token(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        TokenScope.valueOf(row.getString("scope")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "expires_at"),
                        instant(row, "last_used_at")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @QueryHandler
    Boolean answer(HasAdministrator query) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM people_membership m"
                        + " JOIN people_employee e ON e.id = m.employee_id AND e.active WHERE m.group_id = ?)")
                .param(GroupId.ADMINISTRATORS.value())
                .query(Boolean.class)
                .single();
    }
}
