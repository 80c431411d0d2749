package dev.firstline.people.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;

class WhenEmployeeDeactivatedThenPresenceEndsTest {

    private static final EmployeeId EMPLOYEE = EmployeeId.of("00000000-0000-4000-8000-00000000000e");

    @Test
    void whoever_was_deactivated_goes_offline() {
        var bus = SimpleCommandBus.builder().build();
        var sent = new RecordedCommands();
        bus.subscribe(SetPresence.class.getName(), sent);

        new WhenEmployeeDeactivatedThenPresenceEnds(
                        DefaultCommandGateway.builder().commandBus(bus).build())
                .react(new EmployeeDeactivated(EMPLOYEE));

        assertThat(sent.payloads).containsExactly(new SetPresence(EMPLOYEE, PresenceStatus.OFFLINE));
    }
}
