package dev.firstline.applications;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.application.ItemCommand.AddAccount;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** The item a client's account is linked to gets the account, unless it has it. */
@ProcessingGroup("application-processes")
final class WhenAccountLinkedThenItemHasIt {

    private static final Actor ACTOR = new Actor.Process("account-linking");

    private final CommandGateway commands;

    WhenAccountLinkedThenItemHasIt(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void react(ItemLinked event) {
        // an erased client has no account any more
        if (event.purpose() == LinkPurpose.ACCOUNT && !event.account().isEmpty()) {
            commands.sendAndWait(new GenericCommandMessage<>(
                    new AddAccount(event.item(), event.accountType(), event.account()), ACTOR.asMetaData()));
        }
    }
}
