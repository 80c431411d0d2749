package dev.firstline.app.routing;

import static java.util.Objects.requireNonNull;

import dev.firstline.app.engine.Desk;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** An organisation made for one test: lines, operators who are online, a supervisor, clients. */
final class Staff {

    private static final Actor MAKER = new Actor.Process("test");

    final GroupId operatorGroup = new GroupId(UUID.randomUUID());
    final GroupId supervisorGroup = new GroupId(UUID.randomUUID());
    final List<EmployeeId> operators;
    final EmployeeId supervisor;
    final List<EmployeeId> clients;
    final List<LineId> lines;

    private Staff(Desk desk, int operators, int clients, int lines) {
        var clientGroup = new GroupId(UUID.randomUUID());
        send(desk, new CreateGroup(operatorGroup, "Operators " + operatorGroup));
        send(desk, new CreateGroup(supervisorGroup, "Supervisors " + supervisorGroup));
        send(desk, new CreateGroup(clientGroup, "Clients " + clientGroup));
        this.operators = IntStream.range(0, operators)
                .mapToObj(n -> employee(desk, "Operator " + n, operatorGroup))
                .toList();
        this.supervisor = employee(desk, "Supervisor", supervisorGroup);
        this.clients = IntStream.range(0, clients)
                .mapToObj(n -> employee(desk, "Client " + n, clientGroup))
                .toList();
        this.lines = IntStream.range(0, lines)
                .mapToObj(n -> {
                    var line = new LineId(UUID.randomUUID());
                    send(desk, new CreateLine(line, "Line " + line, Set.of(operatorGroup), Set.of(supervisorGroup)));
                    send(desk, new SetInternalClients(line, Set.of(clientGroup)));
                    return line;
                })
                .toList();
        this.operators.forEach(operator -> as(desk, operator, new SetPresence(operator, PresenceStatus.ONLINE)));
    }

    static Staff hire(Desk desk, int operators, int clients, int lines) {
        return new Staff(desk, operators, clients, lines);
    }

    private static EmployeeId employee(Desk desk, String name, GroupId group) {
        var employee = new EmployeeId(UUID.randomUUID());
        send(desk, new CreateEmployee(employee, employee.toString(), name, null, Set.of(group), null));
        return employee;
    }

    /** A client writes a line's first or next message. */
    static MessageTaken write(Desk desk, EmployeeId client, LineId line, String text) {
        return requireNonNull(as(
                desk,
                client,
                new WriteToLine(line, new MessageId(UUID.randomUUID().toString()), text)));
    }

    static <R> @Nullable R as(Desk desk, EmployeeId who, Object command) {
        return dispatch(desk, new Actor.Employee(who), command);
    }

    static <R> @Nullable R send(Desk desk, Object command) {
        return dispatch(desk, MAKER, command);
    }

    private static <R> @Nullable R dispatch(Desk desk, Actor actor, Object command) {
        return desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, actor.asMetaData()));
    }
}
