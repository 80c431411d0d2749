package dev.firstline.people;

import static java.util.Comparator.comparing;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.AdmitFromProvider;
import dev.firstline.shared.api.people.EmployeeCommand.ChangeEmail;
import dev.firstline.shared.api.people.EmployeeCommand.ChangePassword;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.CreateFirstAdministrator;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeCommand.RenameEmployee;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeActivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeCreated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeDeactivated;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeEmailChanged;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeJoinedGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeLeftGroup;
import dev.firstline.shared.api.people.EmployeeEvent.EmployeeRenamed;
import dev.firstline.shared.api.people.EmployeeEvent.IdentityLinked;
import dev.firstline.shared.api.people.EmployeeEvent.PasswordChanged;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleRefusal;
import dev.firstline.shared.api.people.PeopleRefusal.FirstRunClosed;
import dev.firstline.shared.api.people.PeopleRefusal.IdentityTaken;
import dev.firstline.shared.api.people.PeopleRefusal.LastAdministrator;
import dev.firstline.shared.api.people.PeopleRefusal.LoginTaken;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Somebody who works with Firstline, with his memberships. */
@AggregateRoot
final class Employee {

    @AggregateIdentifier
    private @Nullable EmployeeId id;

    private @Nullable EmployeeCreated creation;
    private String name = "";
    private @Nullable String email;
    private boolean active = true;
    private final Set<IdentityLinked> identities = new HashSet<>();
    private final Set<GroupId> groups = new HashSet<>();
    private final Set<GroupId> groupsEver = new HashSet<>();

    Employee() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            CreateEmployee command,
            Actor actor,
            Administrators administrators,
            EmployeeRegister employees,
            GroupRegister register) {
        administrators.require(actor);
        var created = new EmployeeCreated(
                command.employee(),
                Entered.login(command.login()),
                Name.of("name", command.name()).text(),
                Entered.email(command.email()));
        if (creation == null) {
            create(created, command.groups(), command.passwordHash(), employees, register);
        } else if (!creation.equals(created) || !groupsEver.containsAll(command.groups())) {
            throw new RefusedException(new IdReused());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            CreateFirstAdministrator command,
            Actor actor,
            Administrators administrators,
            EmployeeRegister employees,
            GroupRegister register) {
        if (!(actor instanceof Actor.Process)) {
            throw new RefusedException(new NotAllowed());
        }
        var created = new EmployeeCreated(
                command.employee(),
                Entered.login(command.login()),
                Name.of("name", command.name()).text(),
                null);
        if (!administrators.lock().isEmpty()) {
            throw new RefusedException(new FirstRunClosed());
        }
        if (creation != null) {
            throw new RefusedException(new IdReused());
        }
        create(created, Set.of(GroupId.ADMINISTRATORS), command.passwordHash(), employees, register);
    }

    /** What the provider does not tell stays as it is: an address, and groups that are mapped to none of its own. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            AdmitFromProvider command,
            Actor actor,
            Administrators administrators,
            EmployeeRegister employees,
            GroupRegister register) {
        if (!(actor instanceof Actor.Process)) {
            throw new RefusedException(new NotAllowed());
        }
        if (!active) {
            throw new RefusedException(new PeopleRefusal.EmployeeDeactivated());
        }
        var employee = command.employee();
        var identity = Entered.identity(command.identity());
        var toldName = Name.of("name", command.name()).text();
        var toldEmail = Entered.email(command.email());
        if (!employees.takeIdentity(identity, employee)) {
            throw new RefusedException(new IdentityTaken());
        }
        if (creation == null) {
            var created = new EmployeeCreated(employee, Entered.login(command.login()), toldName, toldEmail);
            create(created, Set.of(), null, employees, register);
        } else {
            rename(employee, toldName);
            changeEmail(employee, toldEmail == null ? email : toldEmail);
        }
        var linked = new IdentityLinked(employee, identity.issuer(), identity.subject());
        if (!identities.contains(linked)) {
            apply(linked);
        }
        followProvider(command, administrators, register);
    }

    private void followProvider(AdmitFromProvider command, Administrators administrators, GroupRegister register) {
        var employee = command.employee();
        // one order for everybody, as when somebody is taken on
        register.mapped().entrySet().stream()
                .filter(mapped ->
                        command.providerGroups().contains(mapped.getValue()) != groups.contains(mapped.getKey()))
                .map(Map.Entry::getKey)
                .sorted(comparing(GroupId::value))
                .filter(register::lock)
                .forEach(group -> {
                    if (!groups.contains(group)) {
                        apply(new EmployeeJoinedGroup(employee, group));
                    } else if (!group.equals(GroupId.ADMINISTRATORS) || !administrators.areOnly(employee)) {
                        apply(new EmployeeLeftGroup(employee, group));
                    }
                });
    }

    private static void create(
            EmployeeCreated created,
            Set<GroupId> groups,
            @Nullable String passwordHash,
            EmployeeRegister employees,
            GroupRegister register) {
        var employee = created.employee();
        if (!employees.takeLogin(Name.folded(created.login()), employee)) {
            throw new RefusedException(new LoginTaken());
        }
        // one order for everybody, so that two who lock the same groups do not wait for each other
        var inOrder = groups.stream().sorted(comparing(GroupId::value)).toList();
        if (!inOrder.stream().allMatch(register::lock)) {
            throw new RefusedException(new InvalidValue("groups", Problem.UNKNOWN));
        }
        apply(created);
        inOrder.forEach(group -> apply(new EmployeeJoinedGroup(employee, group)));
        if (passwordHash != null) {
            setPassword(employee, passwordHash, employees);
        }
    }

    @CommandHandler
    void handle(RenameEmployee command, Actor actor, Administrators administrators) {
        administrators.require(actor);
        rename(command.employee(), Name.of("name", command.name()).text());
    }

    private void rename(EmployeeId employee, String newName) {
        if (!newName.equals(name)) {
            apply(new EmployeeRenamed(employee, newName));
        }
    }

    @CommandHandler
    void handle(ChangeEmail command, Actor actor, Administrators administrators) {
        administrators.require(actor);
        changeEmail(command.employee(), Entered.email(command.email()));
    }

    private void changeEmail(EmployeeId employee, @Nullable String newEmail) {
        if (!Objects.equals(newEmail, email)) {
            apply(new EmployeeEmailChanged(employee, newEmail));
        }
    }

    @CommandHandler
    void handle(ChangePassword command, Actor actor, Administrators administrators, EmployeeRegister employees) {
        if (!actor.equals(new Actor.Employee(command.employee()))) {
            administrators.require(actor);
        }
        setPassword(command.employee(), command.passwordHash(), employees);
    }

    private static void setPassword(EmployeeId employee, String hash, EmployeeRegister employees) {
        employees.keepPassword(employee, hash);
        apply(new PasswordChanged(employee));
    }

    @CommandHandler
    void handle(DeactivateEmployee command, Actor actor, Administrators administrators) {
        administrators.require(actor);
        if (!active) {
            return;
        }
        if (groups.contains(GroupId.ADMINISTRATORS) && administrators.areOnly(command.employee())) {
            throw new RefusedException(new LastAdministrator());
        }
        apply(new EmployeeDeactivated(command.employee()));
    }

    @CommandHandler
    void handle(ActivateEmployee command, Actor actor, Administrators administrators) {
        administrators.require(actor);
        if (!active) {
            apply(new EmployeeActivated(command.employee()));
        }
    }

    @CommandHandler
    void handle(JoinGroup command, Actor actor, Administrators administrators, GroupRegister register) {
        administrators.require(actor);
        requireGroup(command.group(), register);
        if (!groups.contains(command.group())) {
            apply(new EmployeeJoinedGroup(command.employee(), command.group()));
        }
    }

    @CommandHandler
    void handle(LeaveGroup command, Actor actor, Administrators administrators, GroupRegister register) {
        administrators.require(actor);
        requireGroup(command.group(), register);
        if (!groups.contains(command.group())) {
            return;
        }
        if (command.group().equals(GroupId.ADMINISTRATORS) && administrators.areOnly(command.employee())) {
            throw new RefusedException(new LastAdministrator());
        }
        apply(new EmployeeLeftGroup(command.employee(), command.group()));
    }

    private static void requireGroup(GroupId group, GroupRegister register) {
        if (!register.lock(group)) {
            throw new RefusedException(new NotFound());
        }
    }

    @EventSourcingHandler
    void on(EmployeeCreated event) {
        id = event.employee();
        creation = event;
        name = event.name();
        email = event.email();
    }

    @EventSourcingHandler
    void on(EmployeeRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(EmployeeEmailChanged event) {
        email = event.email();
    }

    @EventSourcingHandler
    void on(EmployeeDeactivated event) {
        active = false;
    }

    @EventSourcingHandler
    void on(EmployeeActivated event) {
        active = true;
    }

    @EventSourcingHandler
    void on(IdentityLinked event) {
        identities.add(event);
    }

    @EventSourcingHandler
    void on(EmployeeJoinedGroup event) {
        groups.add(event.group());
        groupsEver.add(event.group());
    }

    @EventSourcingHandler
    void on(EmployeeLeftGroup event) {
        groups.remove(event.group());
    }
}
