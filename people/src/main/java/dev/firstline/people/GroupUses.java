package dev.firstline.people;

import static java.util.Comparator.comparing;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsMayEditSet;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps which lines use which groups and let their supervisors edit, and refuses, with the line's command, a group that is no longer there. */
@ProcessingGroup(PeopleModule.FACTS)
final class GroupUses {

    /** What a line uses a group for, and how the line's field is called. */
    private enum Part {
        OPERATORS("operatorGroups"),
        SUPERVISORS("supervisorGroups"),
        INTERNAL("internalGroups"),
        READERS("readerGroups");

        private final String field;

        Part(String field) {
            this.field = field;
        }
    }

    private final JdbcClient jdbc;
    private final GroupRegister register;

    GroupUses(JdbcClient jdbc, GroupRegister register) {
        this.jdbc = jdbc;
        this.register = register;
    }

    @EventHandler
    void on(LineCreated event) {
        use(event.line(), Map.of(Part.OPERATORS, event.operatorGroups(), Part.SUPERVISORS, event.supervisorGroups()));
    }

    @EventHandler
    void on(OperatorsAssigned event) {
        use(event.line(), Map.of(Part.OPERATORS, event.groups()));
    }

    @EventHandler
    void on(SupervisorsAssigned event) {
        use(event.line(), Map.of(Part.SUPERVISORS, event.groups()));
    }

    @EventHandler
    void on(InternalClientsSet event) {
        use(event.line(), Map.of(Part.INTERNAL, event.groups()));
    }

    @EventHandler
    void on(ReadersAssigned event) {
        use(event.line(), Map.of(Part.READERS, event.groups()));
    }

    @EventHandler
    void on(SupervisorsMayEditSet event) {
        jdbc.sql("DELETE FROM people_line_edited WHERE line_id = ?")
                .param(event.line().value())
                .update();
        if (event.allowed()) {
            jdbc.sql("INSERT INTO people_line_edited (line_id) VALUES (?)")
                    .param(event.line().value())
                    .update();
        }
    }

    private void use(LineId line, Map<Part, Set<GroupId>> parts) {
        // in one order for everybody; a group being deleted is waited for and then gone
        var there = parts.values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .sorted(comparing(GroupId::value))
                .filter(register::lock)
                .collect(Collectors.toSet());
        parts.forEach((part, groups) -> {
            if (!there.containsAll(groups)) {
                throw new RefusedException(new InvalidValue(part.field, Problem.UNKNOWN));
            }
            jdbc.sql("DELETE FROM people_group_use WHERE line_id = ? AND part = ?")
                    .params(line.value(), part.name())
                    .update();
            groups.forEach(group -> jdbc.sql("INSERT INTO people_group_use (line_id, part, group_id) VALUES (?, ?, ?)")
                    .params(line.value(), part.name(), group.value())
                    .update());
        });
    }
}
