package dev.firstline.app.signin.provider;

import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.FindGroup;
import dev.firstline.shared.api.people.PeopleView.Group;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Lets a group of the provider's administer an installation that has not said yet which of them does. */
@Component
final class AdministratorsFromProvider implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorsFromProvider.class);

    private final OidcSettings settings;
    private final Queries queries;
    private final CommandGateway commands;

    AdministratorsFromProvider(OidcSettings settings, Queries queries, CommandGateway commands) {
        this.settings = settings;
        this.queries = queries;
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var wanted = settings.administrators();
        if (!settings.isPresent() || wanted == null) {
            return;
        }
        var mapped = queries.optional(new FindGroup(Admission.FIRSTLINE, GroupId.ADMINISTRATORS), Group.class)
                .map(Group::providerName);
        if (mapped.isEmpty()) {
            map(wanted);
        }
    }

    private void map(String wanted) {
        try {
            commands.sendAndWait(new GenericCommandMessage<>(
                    new MapGroup(GroupId.ADMINISTRATORS, wanted), Admission.ACTOR.asMetaData()));
            LOG.info(
                    "Whoever is in the provider's group \"{}\" administers Firstline from his next sign-in on.",
                    wanted);
        } catch (RefusedException e) {
            LOG.warn("The provider's group \"{}\" does not administer Firstline: {}", wanted, e.refusal());
        }
    }
}
