package dev.firstline.app.web;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleView.TokenOwner;
import dev.firstline.shared.api.security.SecurityCommand.KeepSecurityEntry;
import dev.firstline.shared.api.security.SecurityEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the security log what only the edges know, with the address of the request at hand. What events tell, it hears itself. */
@Component
public final class SecurityLog {

    private static final Actor NOBODY = new Actor.Process("edge");
    private static final int MOST_REMEMBERED = 10_000;

    private final CommandGateway commands;
    private final Clock clock;
    private final Set<TokenUse> told = ConcurrentHashMap.newKeySet();

    SecurityLog(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    private record TokenUse(UUID token, @Nullable String address, LocalDate day) {}

    /**
     * What an employee who signed in did himself.
     *
     * @param facts ids and plain values, by name
     */
    public void by(EmployeeId employee, SecurityEvent event, Map<String, String> facts) {
        keep(new Actor.Employee(employee), new KeepSecurityEntry(event, employee, address(), facts));
    }

    /**
     * What somebody did who is not signed in.
     *
     * @param about whose account it was tried with; none where there is no such account. What was typed is never told
     */
    public void byNobody(@Nullable EmployeeId about, SecurityEvent event, Map<String, String> facts) {
        keep(NOBODY, new KeepSecurityEntry(event, about, address(), facts));
    }

    /** A program let itself in; of one day and address the log keeps one entry, and this node mostly asks once. */
    public void tokenUsed(TokenOwner owner) {
        var use = new TokenUse(owner.token(), address(), LocalDate.ofInstant(clock.instant(), UTC));
        if (told.contains(use)) {
            return;
        }
        by(
                owner.employee(),
                SecurityEvent.TOKEN_USED,
                Map.of("token", owner.token().toString()));
        if (told.size() >= MOST_REMEMBERED) {
            told.clear();
        }
        told.add(use);
    }

    private void keep(Actor actor, KeepSecurityEntry entry) {
        commands.sendAndWait(new GenericCommandMessage<>(entry, actor.asMetaData()));
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : null;
    }
}
