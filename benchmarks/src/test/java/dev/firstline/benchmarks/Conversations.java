package dev.firstline.benchmarks;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import java.util.UUID;

/** Clients of the demo's line who write as much as is wanted. */
final class Conversations {

    private final MeasuredDesk desk;
    private final LineId line;

    Conversations(MeasuredDesk desk) {
        this.desk = desk;
        this.line = new LineId(UUID.fromString(desk.signedIn("client1")
                .get("/api/my/lines")
                .path("items")
                .path(0)
                .path("id")
                .asString()));
    }

    /** Lets the client, by his login, write so many messages; answers the session they are in. */
    String write(EmployeeId client, int messages) {
        MessageTaken taken = null;
        for (int n = 0; n < messages; n++) {
            taken = desk.as(
                    new Actor.Employee(client),
                    new WriteToLine(
                            line,
                            new MessageId(UUID.randomUUID().toString()),
                            "Message " + n + " of somebody whose printer prints no more, whatever he tries"));
        }
        if (taken == null) {
            throw new IllegalArgumentException("a session begins with a message");
        }
        return taken.session().toString();
    }

    static EmployeeId idOf(Caller caller) {
        return EmployeeId.of(caller.get("/api/me").path("id").asString());
    }
}
