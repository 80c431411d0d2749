package dev.firstline.app.demo;

import dev.firstline.app.demo.DemoSite.Part;
import dev.firstline.app.demo.DemoSite.Person;
import dev.firstline.app.engine.StartRefusedException;
import dev.firstline.app.secret.Passwords;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.NameBasedId;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.NameLines;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.FindProfile;
import dev.firstline.shared.api.people.PeopleQuery.HasAdministrator;
import dev.firstline.shared.api.people.PeopleView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;

/** Fills a new desk with a sample organisation: a line "Support", those who answer on it, watch it and write to it. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoOrganisation {

    private static final UUID SPACE = UUID.fromString("6f2b1d52-90c4-8e57-b1a5-2d6f3f1a7c01");
    private static final Actor ACTOR = new Actor.Process("demo");
    private static final DemoSite SITE = new DemoSite(
            "demo",
            List.of(
                    new Person("admin", "Alice Admin", Part.ADMINISTRATOR),
                    new Person("supervisor", "Sam Supervisor", Part.SUPERVISOR),
                    new Person("operator1", "Olga One", Part.OPERATOR),
                    new Person("operator2", "Oscar Two", Part.OPERATOR),
                    new Person("operator3", "Otto Three", Part.OPERATOR),
                    new Person("client1", "Clara Client", Part.CLIENT),
                    new Person("client2", "Carl Client", Part.CLIENT),
                    new Person("auditor", "Ada Auditor", Part.AUDITOR)));

    @Bean
    DemoSite demoSite() {
        return SITE;
    }

    @Bean
    @Order(2)
    ApplicationRunner sampleOrganisation(CommandGateway commands, Queries queries, Passwords passwords) {
        return arguments -> {
            var support = new GroupId(id("group Support"));
            var leads = new GroupId(id("group Support leads"));
            var staff = new GroupId(id("group Staff"));
            var line = new LineId(id("line Support"));
            if (!queries.one(new NameLines(Set.of(line)), Map.class).isEmpty()) {
                return;
            }
            requireNobodyElses(queries);
            send(commands, new CreateGroup(support, "Support"));
            send(commands, new CreateGroup(leads, "Support leads"));
            send(commands, new CreateGroup(staff, "Staff"));
            var hash = passwords.hashOfAny(SITE.password());
            for (Person person : SITE.people()) {
                var group = switch (person.part()) {
                    case ADMINISTRATOR -> GroupId.ADMINISTRATORS;
                    case SUPERVISOR -> leads;
                    case OPERATOR -> support;
                    case CLIENT -> staff;
                    case AUDITOR -> GroupId.AUDITORS;
                };
                var employee = new EmployeeId(id("employee " + person.login()));
                send(commands, new CreateEmployee(employee, person.login(), person.name(), null, Set.of(group), hash));
            }
            send(commands, new CreateLine(line, "Support", Set.of(support), Set.of(leads)));
            send(commands, new SetInternalClients(line, Set.of(staff)));
            send(commands, new ShowOperatorName(line, true));
        };
    }

    /** Its logins have a password everybody knows: they never get into an installation that is somebody's. */
    private static void requireNobodyElses(Queries queries) {
        var ours = new EmployeeId(id("employee admin"));
        var known = queries.optional(new FindProfile(ours), PeopleView.Profile.class);
        if (known.isEmpty() && queries.one(new HasAdministrator(), Boolean.class)) {
            throw new StartRefusedException(
                    "This database belongs to an installation of its own; the demo would add logins with a known password.",
                    "Start the demo with another FIRSTLINE_DATA and without FIRSTLINE_DATABASE_URL.");
        }
    }

    private static UUID id(String what) {
        return NameBasedId.of(SPACE, what);
    }

    private static void send(CommandGateway commands, Object command) {
        commands.sendAndWait(new GenericCommandMessage<>(command, ACTOR.asMetaData()));
    }
}
