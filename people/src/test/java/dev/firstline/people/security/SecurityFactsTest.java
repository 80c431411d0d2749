package dev.firstline.people.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineEvent.InternalClientsSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineEvent.ReadersAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsAssigned;
import dev.firstline.shared.api.line.LineEvent.SupervisorsMayEditSet;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeRenamed;
import dev.firstline.shared.api.people.EmployeeEvent.IdentityLinked;
import dev.firstline.shared.api.people.EmployeeEvent.PasswordChanged;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupEvent.GroupDeleted;
import dev.firstline.shared.api.people.GroupEvent.GroupMapped;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityFactsTest {

    private static final EmployeeId EMPLOYEE = EmployeeId.of("00000000-0000-4000-8000-00000000000e");
    private static final Actor BY_ADMINISTRATOR =
            new Actor.Employee(EmployeeId.of("00000000-0000-4000-8000-00000000000a"));
    private static final GroupId ONE = GroupId.of("00000000-0000-4000-8000-000000000001");
    private static final GroupId TWO = GroupId.of("00000000-0000-4000-8000-000000000002");
    private static final LineId LINE = LineId.of("00000000-0000-4000-8000-000000000003");
    private static final String BOTH = ONE + "," + TWO;

    private final Map<UUID, SecurityView.Entry> kept = new LinkedHashMap<>();
    private final AnnotationEventHandlerAdapter facts =
            new AnnotationEventHandlerAdapter(new SecurityFacts(new SecurityEntries() {
                @Override
                public void keep(SecurityView.Entry entry) {
                    kept.putIfAbsent(entry.id(), entry);
                }

                @Override
                public void forgetBefore(Instant moment) {
                    throw new AssertionError();
                }
            }));

    static Stream<Arguments> told() {
        return Stream.of(
                arguments(
                        new EmployeeCreated(EMPLOYEE, "login", "Name", null),
                        SecurityEvent.EMPLOYEE_CREATED,
                        EMPLOYEE,
                        Map.of()),
                arguments(new PasswordChanged(EMPLOYEE), SecurityEvent.PASSWORD_CHANGED, EMPLOYEE, Map.of()),
                arguments(
                        new EmployeeJoinedGroup(EMPLOYEE, ONE),
                        SecurityEvent.GROUP_JOINED,
                        EMPLOYEE,
                        Map.of("group", ONE.toString())),
                arguments(
                        new EmployeeLeftGroup(EMPLOYEE, ONE),
                        SecurityEvent.GROUP_LEFT,
                        EMPLOYEE,
                        Map.of("group", ONE.toString())),
                arguments(new EmployeeDeactivated(EMPLOYEE), SecurityEvent.EMPLOYEE_DEACTIVATED, EMPLOYEE, Map.of()),
                arguments(new EmployeeActivated(EMPLOYEE), SecurityEvent.EMPLOYEE_ACTIVATED, EMPLOYEE, Map.of()),
                arguments(
                        new IdentityLinked(EMPLOYEE, "https://issuer", "subject"),
                        SecurityEvent.IDENTITY_LINKED,
                        EMPLOYEE,
                        Map.of("issuer", "https://issuer")),
                arguments(new GroupDeleted(ONE), SecurityEvent.GROUP_DELETED, null, Map.of("group", ONE.toString())),
                arguments(
                        new GroupMapped(ONE, "desk"),
                        SecurityEvent.GROUP_MAPPED,
                        null,
                        Map.of("group", ONE.toString(), "providerName", "desk")),
                arguments(
                        new GroupMapped(ONE, null), SecurityEvent.GROUP_MAPPED, null, Map.of("group", ONE.toString())),
                rights(
                        new LineCreated(LINE, 7, "Name", Set.of(ONE), Set.of(TWO)),
                        Map.of("operatorGroups", ONE.toString(), "supervisorGroups", TWO.toString())),
                rights(new OperatorsAssigned(LINE, 7, Set.of(TWO, ONE)), Map.of("operatorGroups", BOTH)),
                rights(new SupervisorsAssigned(LINE, 7, Set.of(TWO, ONE)), Map.of("supervisorGroups", BOTH)),
                rights(new InternalClientsSet(LINE, 7, Set.of()), Map.of("internalGroups", "")),
                rights(new ReadersAssigned(LINE, 7, Set.of(ONE)), Map.of("readerGroups", ONE.toString())),
                rights(new SupervisorsMayEditSet(LINE, 7, true), Map.of("supervisorsMayEdit", "true")));
    }

    private static Arguments rights(Object event, Map<String, String> rights) {
        var facts = new LinkedHashMap<>(rights);
        facts.put("line", LINE.toString());
        facts.put("version", "7");
        return arguments(event, SecurityEvent.LINE_RIGHTS_CHANGED, null, facts);
    }

    @ParameterizedTest
    @MethodSource("told")
    void what_happened_is_one_entry_even_told_twice(
            Object event, SecurityEvent kind, EmployeeId employee, Map<String, String> expected) throws Exception {
        var message = GenericEventMessage.asEventMessage(event).withMetaData(BY_ADMINISTRATOR.asMetaData());
        facts.handle(message);
        facts.handle(message);
        assertThat(kept.values())
                .containsExactly(new SecurityView.Entry(
                        UUID.fromString(message.getIdentifier()),
                        message.getTimestamp(),
                        kind,
                        BY_ADMINISTRATOR,
                        employee,
                        null,
                        expected));
    }

    @Test
    void what_gives_nobody_a_right_is_none() throws Exception {
        for (Object event : Set.of(new EmployeeRenamed(EMPLOYEE, "Name"), new LineRenamed(LINE, 7, "Name"))) {
            facts.handle(GenericEventMessage.asEventMessage(event).withMetaData(BY_ADMINISTRATOR.asMetaData()));
        }
        assertThat(kept).isEmpty();
    }
}
