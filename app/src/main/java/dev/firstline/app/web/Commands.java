package dev.firstline.app.web;

import dev.firstline.app.engine.Positions;
import dev.firstline.app.engine.Repeat;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands in the name of whoever signed in. */
@Component
public final class Commands {

    /** The header that says how far reads must have come to show what a command did. */
    public static final String POSITION = "Firstline-Position";

    private static final int MAX_ID_LENGTH = 200;

    private final CommandGateway gateway;
    private final Repeat repeat;
    private final Positions positions;

    Commands(CommandGateway gateway, Repeat repeat, Positions positions) {
        this.gateway = gateway;
        this.repeat = repeat;
        this.positions = positions;
    }

    /** Sends a command and waits for its answer; a refusal is thrown. */
    public <R> @Nullable R send(EmployeeId by, Object command) {
        return send(command, new Actor.Employee(by).asMetaData());
    }

    /**
     * Sends a command that is safe to repeat.
     *
     * @param operation what is done
     * @param id what the caller calls this doing of it; none: it is done each time
     * @param content what the caller sent
     */
    <R> @Nullable R sendOnce(EmployeeId by, String operation, @Nullable String id, Object content, Object command) {
        Map<String, String> metaData = new HashMap<>(new Actor.Employee(by).asMetaData());
        if (id != null) {
            if (id.isBlank() || id.length() > MAX_ID_LENGTH || id.indexOf('\0') >= 0) {
                throw new RefusedException(new InvalidValue("requestId", Problem.MALFORMED));
            }
            metaData.putAll(repeat.asMetaData(operation, id, content));
        }
        return send(command, metaData);
    }

    private <R> @Nullable R send(Object command, Map<String, String> metaData) {
        try {
            return gateway.sendAndWait(new GenericCommandMessage<>(command, metaData));
        } finally {
            RequestProfile.forget();
        }
    }

    /**
     * Creates a thing that may carry an id chosen by the caller; the id of another kind of thing is as taken as one of its own.
     *
     * @param id the id the caller chose; none: a new thing is made each time
     */
    <R> @Nullable R create(EmployeeId by, String operation, @Nullable UUID id, Object content, Object command) {
        try {
            return sendOnce(by, operation, id == null ? null : id.toString(), content, command);
        } catch (IncompatibleAggregateException e) {
            throw new RefusedException(new IdReused());
        }
    }

    /** Tells the caller, in the header, up to where his next reads must have come to show this aggregate as it is now. */
    public void tellPosition(HttpServletResponse response, Object aggregate) {
        positions
                .lastOf(aggregate.toString())
                .ifPresent(position -> response.setHeader(POSITION, Long.toString(position)));
    }
}
