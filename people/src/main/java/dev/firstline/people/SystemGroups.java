package dev.firstline.people;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;

/** Sees to it, at every start and before anything else that runs then, that the system groups are there. */
final class SystemGroups implements ApplicationRunner, Ordered {

    private final CommandGateway commands;

    SystemGroups(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        ensure(GroupId.ADMINISTRATORS, "Administrators");
        ensure(GroupId.AUDITORS, "Auditors");
    }

    private void ensure(GroupId group, String name) {
        commands.sendAndWait(
                new GenericCommandMessage<>(new CreateGroup(group, name), new Actor.Process("start").asMetaData()));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
