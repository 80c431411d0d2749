package dev.firstline.app.permissions;

import dev.firstline.app.permissions.OneSession.State;
import dev.firstline.app.testing.Browser;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.PresenceId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets everything happen that the stream tells of, one thing at a time, while everybody listens. */
final class StreamWalk {

    private final Organisation organisation;
    private final Browser browser;
    private final List<String> wrong = new ArrayList<>();

    StreamWalk(Organisation organisation, Browser browser) {
        this.organisation = organisation;
        this.browser = browser;
    }

    /** What somebody heard that the table does not let him, or did not hear though it does. */
    List<String> walk() {
        var wanderer = organisation.person("somebody who comes and goes");
        var everybody = new ArrayList<>(organisation.people);
        everybody.add(wanderer);
        try (var audience = new Audience(everybody, browser)) {
            awaitAllThatWasBefore(audience);
            for (OneLine line : organisation.lines()) {
                aSessionFromItsFirstMessageToItsEnd(line, audience);
                board(line, audience);
                presence(line, audience);
                settings(line, audience);
                rights(line, wanderer, audience);
            }
            deactivation(wanderer, audience);
        }
        return wrong;
    }

    private void awaitAllThatWasBefore(Audience audience) {
        var position = organisation.positionOf(organisation.group().toString());
        audience.people().forEach(person -> audience.heardUpTo(position, person));
    }

    private void aSessionFromItsFirstMessageToItsEnd(OneLine line, Audience audience) {
        var holder = organisation.holder(line);
        organisation.forget(line, State.QUEUED_TO_ALL);
        audience.forget();
        var queued = organisation.session(line, State.QUEUED_TO_ALL);
        tells("a session is opened", null, queued, true, audience);

        var assigned = queued.become(State.ASSIGNED, holder.id());
        act(holder, new ClaimSession(queued.id()), queued, assigned, false, audience);
        act(
                holder,
                new ReplyToClient(queued.id(), MessageId.of(UUID.randomUUID()), "Reply"),
                assigned,
                assigned,
                true,
                audience);
        act(
                holder,
                new AddNote(queued.id(), MessageId.of(UUID.randomUUID()), "Note"),
                assigned,
                assigned,
                false,
                audience);
        var returned = queued.become(State.QUEUED_TO_ALL, holder.id());
        act(holder, new ReturnToQueue(queued.id()), assigned, returned, false, audience);
        act(
                organisation.supervisor(line),
                new CloseSession(queued.id(), null),
                returned,
                queued.become(State.CLOSED, holder.id()),
                false,
                audience);
        organisation.isSpent(queued.id().toString());

        organisation.forget(line, State.QUEUED_TO_GROUP);
        audience.forget();
        tells(
                "a session is opened for a group",
                null,
                organisation.session(line, State.QUEUED_TO_GROUP),
                true,
                audience);
    }

    private void act(
            Person by, Object command, OneSession before, OneSession after, boolean clientHears, Audience audience) {
        audience.forget();
        organisation.as(by.id(), command);
        tells(command.getClass().getSimpleName(), before, after, clientHears, audience);
    }

    /** Whoever may read the session hears what changed; whoever no longer may, that it is gone; its client, what is said to him. */
    private void tells(
            String what, @Nullable OneSession before, OneSession after, boolean clientHears, Audience audience) {
        compare(
                what + " on " + after.line(),
                after.id().toString(),
                person -> {
                    var hears = new TreeSet<String>();
                    if (after.mayRead(person)) {
                        hears.add("session " + after.id());
                        hears.add("message " + after.id());
                    } else if (before != null && before.mayRead(person)) {
                        hears.add("gone " + after.id());
                    }
                    if (clientHears && person.id().equals(after.client())) {
                        hears.add("my-message " + after.line().id());
                    }
                    return hears;
                },
                audience);
    }

    private void presence(OneLine line, Audience audience) {
        var holder = organisation.holder(line);
        for (Runnable change :
                List.<Runnable>of(() -> organisation.goOffline(holder), () -> organisation.goOnline(holder))) {
            audience.forget();
            change.run();
            compare(
                    "presence on " + line,
                    PresenceId.of(holder.id()).toString(),
                    person -> person.equals(holder) || Permission.SEE_PRESENCE.allows(line.standingOf(person))
                            ? Set.of("presence " + holder.id())
                            : Set.of(),
                    audience);
        }
    }

    private void board(OneLine line, Audience audience) {
        audience.people().stream()
                .filter(person -> Permission.SEE_BOARD.allows(line.standingOf(person)))
                .forEach(person -> audience.awaitBoard(line.id(), person));
        for (Person person : audience.people()) {
            if (!Permission.SEE_BOARD.allows(line.standingOf(person)) && audience.heardOfBoard(line.id(), person)) {
                wrong.add("board of " + line + " as " + person + ": heard of it");
            }
        }
    }

    private void settings(OneLine line, Audience audience) {
        for (boolean shown : new boolean[] {true, false}) {
            audience.forget();
            organisation.send(new ShowOperatorName(line.id(), shown));
            compare(
                    "settings of " + line,
                    line.id().toString(),
                    person -> Permission.SEE_SETTINGS.allows(line.standingOf(person))
                            ? Set.of("line " + line.id())
                            : Set.of(),
                    audience);
        }
    }

    private void rights(OneLine line, Person wanderer, Audience audience) {
        for (Object change :
                List.of(new JoinGroup(wanderer.id(), line.readers()), new LeaveGroup(wanderer.id(), line.readers()))) {
            audience.forget();
            organisation.send(change);
            compare(
                    "rights on " + line,
                    wanderer.id().toString(),
                    person -> person.equals(wanderer) ? Set.of("reset") : Set.of(),
                    audience);
        }
    }

    private void deactivation(Person gone, Audience audience) {
        audience.forget();
        organisation.send(new DeactivateEmployee(gone.id()));
        audience.awaitBye(gone);
        compare("deactivation", gone.id().toString(), person -> Set.of(), audience);
    }

    private void compare(String what, String aggregate, Function<Person, Set<String>> expected, Audience audience) {
        var position = organisation.positionOf(aggregate);
        for (Person person : audience.people()) {
            var heard = audience.heardUpTo(position, person);
            var permitted = expected.apply(person);
            if (!heard.equals(permitted)) {
                wrong.add("%s as %s: expected %s, heard %s".formatted(what, person, permitted, heard));
            }
        }
    }
}
