package dev.firstline.people.security;

import static java.util.stream.Collectors.joining;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsMayEditSet;
import dev.firstline.shared.api.people.EmployeeEvent;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.IdentityLinked;
import dev.firstline.shared.api.people.EmployeeEvent.PasswordChanged;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupMapped;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityView;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Hears of what concerns the security log in the transaction that makes it so: nobody gains a right unseen. */
@ProcessingGroup("people-facts")
final class SecurityFacts {

    private final SecurityEntries entries;

    SecurityFacts(SecurityEntries entries) {
        this.entries = entries;
    }

    @EventHandler
    void on(EmployeeCreated event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.EMPLOYEE_CREATED, event, Map.of(), message, actor);
    }

    @EventHandler
    void on(PasswordChanged event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.PASSWORD_CHANGED, event, Map.of(), message, actor);
    }

    @EventHandler
    void on(EmployeeJoinedGroup event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.GROUP_JOINED, event, named(event.group()), message, actor);
    }

    @EventHandler
    void on(EmployeeLeftGroup event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.GROUP_LEFT, event, named(event.group()), message, actor);
    }

    @EventHandler
    void on(EmployeeDeactivated event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.EMPLOYEE_DEACTIVATED, event, Map.of(), message, actor);
    }

    @EventHandler
    void on(EmployeeActivated event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.EMPLOYEE_ACTIVATED, event, Map.of(), message, actor);
    }

    @EventHandler
    void on(IdentityLinked event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.IDENTITY_LINKED, event, Map.of("issuer", event.issuer()), message, actor);
    }

    @EventHandler
    void on(GroupDeleted event, EventMessage<?> message, Actor actor) {
        keep(SecurityEvent.GROUP_DELETED, named(event.group()), message, actor);
    }

    @EventHandler
    void on(GroupMapped event, EventMessage<?> message, Actor actor) {
        var facts = new HashMap<>(named(event.group()));
        if (event.providerName() != null) {
            facts.put("providerName", event.providerName());
        }
        keep(SecurityEvent.GROUP_MAPPED, facts, message, actor);
    }

    @EventHandler
    void on(LineCreated event, EventMessage<?> message, Actor actor) {
        keepRights(
                event,
                Map.of(
                        "operatorGroups", ids(event.operatorGroups()),
                        "supervisorGroups", ids(event.supervisorGroups())),
                message,
                actor);
    }

    @EventHandler
    void on(OperatorsAssigned event, EventMessage<?> message, Actor actor) {
        keepRights(event, Map.of("operatorGroups", ids(event.groups())), message, actor);
    }

    @EventHandler
    void on(SupervisorsAssigned event, EventMessage<?> message, Actor actor) {
        keepRights(event, Map.of("supervisorGroups", ids(event.groups())), message, actor);
    }

    @EventHandler
    void on(InternalClientsSet event, EventMessage<?> message, Actor actor) {
        keepRights(event, Map.of("internalGroups", ids(event.groups())), message, actor);
    }

    @EventHandler
    void on(ReadersAssigned event, EventMessage<?> message, Actor actor) {
        keepRights(event, Map.of("readerGroups", ids(event.groups())), message, actor);
    }

    @EventHandler
    void on(SupervisorsMayEditSet event, EventMessage<?> message, Actor actor) {
        keepRights(event, Map.of("supervisorsMayEdit", Boolean.toString(event.allowed())), message, actor);
    }

    private void keepRights(LineEvent event, Map<String, String> rights, EventMessage<?> message, Actor actor) {
        var facts = new HashMap<>(rights);
        facts.put("line", event.line().toString());
        facts.put("version", Long.toString(event.version()));
        keep(SecurityEvent.LINE_RIGHTS_CHANGED, facts, message, actor);
    }

    private void keep(SecurityEvent kind, Map<String, String> facts, EventMessage<?> message, Actor actor) {
        keep(kind, (EmployeeId) null, facts, message, actor);
    }

    private void keep(
            SecurityEvent kind, EmployeeEvent event, Map<String, String> facts, EventMessage<?> message, Actor actor) {
        keep(kind, event.employee(), facts, message, actor);
    }

    private void keep(
            SecurityEvent kind,
            @Nullable EmployeeId employee,
            Map<String, String> facts,
            EventMessage<?> message,
            Actor actor) {
        var id = UUID.fromString(message.getIdentifier());
        entries.keep(new SecurityView.Entry(id, message.getTimestamp(), kind, actor, employee, null, facts));
    }

    private static Map<String, String> named(GroupId group) {
        return Map.of("group", group.toString());
    }

    private static String ids(Set<GroupId> groups) {
        return groups.stream().map(GroupId::toString).sorted().collect(joining(","));
    }
}
