package dev.firstline.people.security;

import static java.time.ZoneOffset.UTC;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.NameBasedId;
import dev.firstline.shared.api.security.SecurityCommand.KeepSecurityEntry;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;

/** Takes the entries that the edges tell. */
final class SecurityDesk {

    private final SecurityEntries entries;
    private final Supplier<UUID> ids;
    private final Clock clock;

    SecurityDesk(SecurityEntries entries, Supplier<UUID> ids, Clock clock) {
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    @CommandHandler
    void handle(KeepSecurityEntry command, Actor actor) {
        var at = clock.instant();
        entries.keep(new SecurityView.Entry(
                idOf(command, at),
                at,
                command.event(),
                // at the edges Firstline itself speaks where nobody is signed in
                actor instanceof Actor.Employee ? actor : null,
                command.employee(),
                command.address(),
                command.facts()));
    }

    /** A token's uses of one day from one address are one entry, whichever node sees them. */
    private UUID idOf(KeepSecurityEntry command, Instant at) {
        var employee = command.employee();
        return command.event() == SecurityEvent.TOKEN_USED && employee != null
                ? NameBasedId.of(
                        employee.value(),
                        "%s %s %s"
                                .formatted(
                                        command.facts().get("token"), command.address(), LocalDate.ofInstant(at, UTC)))
                : ids.get();
    }
}
