package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElseGet;

import dev.firstline.app.secret.Passwords;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeCommand.ActivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.ChangeEmail;
import dev.firstline.shared.api.people.EmployeeCommand.ChangePassword;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeCommand.JoinGroup;
import dev.firstline.shared.api.people.EmployeeCommand.LeaveGroup;
import dev.firstline.shared.api.people.EmployeeCommand.RenameEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupCommand.DeleteGroup;
import dev.firstline.shared.api.people.GroupCommand.MapGroup;
import dev.firstline.shared.api.people.GroupCommand.RenameGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.FindEmployee;
import dev.firstline.shared.api.people.PeopleQuery.FindGroup;
import dev.firstline.shared.api.people.PeopleQuery.ListEmployees;
import dev.firstline.shared.api.people.PeopleQuery.ListGroups;
import dev.firstline.shared.api.people.PeopleView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Employees and groups, for administrators. */
@RestController
@Tag(name = "People")
@RequestMapping("/api")
class PeopleController {

    private final Queries queries;
    private final Commands commands;
    private final Passwords passwords;
    private final Supplier<UUID> ids;

    PeopleController(Queries queries, Commands commands, Passwords passwords, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.passwords = passwords;
        this.ids = ids;
    }

    /** An employee to be taken on; without a password he cannot sign in with one yet. */
    record NewEmployee(
            @Nullable UUID id,
            @NotNull String login,
            @NotNull String name,
            @Nullable String email,
            @Nullable String password,
            @NotNull Set<GroupId> groups) {

        @Override
        public String toString() {
            return "NewEmployee[" + id + "]";
        }
    }

    /** What changes on an employee; what is absent stays, an empty address is removed. */
    record EmployeeChange(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {

        @Override
        public String toString() {
            return "EmployeeChange[]";
        }
    }

    /** Which employees a list shows. */
    enum ActiveState {
        ACTIVE(true),
        INACTIVE(false),
        ALL(null);

        private final @Nullable Boolean active;

        ActiveState(@Nullable Boolean active) {
            this.active = active;
        }
    }

    /** A group to be made. */
    record NewGroup(@Nullable UUID id, @NotNull String name) {}

    /** What changes on a group; what is absent stays, an empty name of the provider's is removed. */
    record GroupChange(@Nullable String name, @Nullable String providerName) {}

    /** The id of what was made. */
    record Made(UUID id) {}

    @Operation(summary = "Employees by name")
    @GetMapping("/employees")
    Page<PeopleView.Employee> employees(
            @Caller EmployeeId caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(defaultValue = "ACTIVE") ActiveState state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Pages.of(queries.one(
                new ListEmployees(queries.viewer(caller), search, group, state.active, new PageRequest(limit, cursor)),
                Page.class));
    }

    @Operation(summary = "Takes an employee on")
    @PostMapping("/employees")
    ResponseEntity<Made> create(
            @Caller EmployeeId caller, @Valid @RequestBody NewEmployee body, HttpServletResponse response) {
        var id = new EmployeeId(requireNonNullElseGet(body.id(), ids));
        var hash = body.password() == null ? null : passwords.hash(body.password(), body.login(), body.name());
        commands.create(
                caller,
                "create-employee",
                body.id(),
                body,
                new CreateEmployee(id, body.login(), body.name(), body.email(), body.groups(), hash));
        commands.tellPosition(response, id);
        return ResponseEntity.created(URI.create("/api/employees/" + id)).body(new Made(id.value()));
    }

    @Operation(summary = "One employee")
    @GetMapping("/employees/{id}")
    PeopleView.Employee employee(@Caller EmployeeId caller, @PathVariable EmployeeId id) {
        return queries.found(new FindEmployee(queries.viewer(caller), id), PeopleView.Employee.class);
    }

    @Operation(summary = "Changes an employee")
    @PatchMapping("/employees/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @Caller EmployeeId caller,
            @PathVariable EmployeeId id,
            @Valid @RequestBody EmployeeChange body,
            HttpServletResponse response) {
        var before = queries.found(new FindEmployee(queries.viewer(caller), id), PeopleView.Employee.class);
        // Whatever may be refused comes before the first change: a refused request has changed nothing.
        var name = body.name() == null ? null : Name.of("name", body.name()).text();
        var hash = body.password() == null ? null : passwords.hash(body.password(), before.login(), before.name());
        if (body.email() != null) {
            commands.send(caller, new ChangeEmail(id, body.email()));
        }
        if (name != null) {
            commands.send(caller, new RenameEmployee(id, name));
        }
        if (hash != null) {
            commands.send(caller, new ChangePassword(id, hash));
        }
        commands.tellPosition(response, id);
    }

    @Operation(summary = "Locks an employee out and signs him out everywhere")
    @PostMapping("/employees/{id}/deactivate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(@Caller EmployeeId caller, @PathVariable EmployeeId id, HttpServletResponse response) {
        demandMayMindPeople(caller);
        commands.send(caller, new DeactivateEmployee(id));
        commands.tellPosition(response, id);
    }

    @Operation(summary = "Lets a deactivated employee in again")
    @PostMapping("/employees/{id}/activate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void activate(@Caller EmployeeId caller, @PathVariable EmployeeId id, HttpServletResponse response) {
        demandMayMindPeople(caller);
        commands.send(caller, new ActivateEmployee(id));
        commands.tellPosition(response, id);
    }

    @Operation(summary = "Groups by name")
    @GetMapping("/groups")
    Page<PeopleView.Group> groups(
            @Caller EmployeeId caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Pages.of(queries.one(
                new ListGroups(queries.viewer(caller), search, new PageRequest(limit, cursor)), Page.class));
    }

    @Operation(summary = "Makes a group")
    @PostMapping("/groups")
    ResponseEntity<Made> create(
            @Caller EmployeeId caller, @Valid @RequestBody NewGroup body, HttpServletResponse response) {
        var id = new GroupId(requireNonNullElseGet(body.id(), ids));
        commands.create(caller, "create-group", body.id(), body, new CreateGroup(id, body.name()));
        commands.tellPosition(response, id);
        return ResponseEntity.created(URI.create("/api/groups/" + id)).body(new Made(id.value()));
    }

    @Operation(summary = "One group")
    @GetMapping("/groups/{id}")
    PeopleView.Group group(@Caller EmployeeId caller, @PathVariable GroupId id) {
        return queries.found(new FindGroup(queries.viewer(caller), id), PeopleView.Group.class);
    }

    @Operation(summary = "Renames a group, maps it to a group of the identity provider's")
    @PatchMapping("/groups/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @Caller EmployeeId caller,
            @PathVariable GroupId id,
            @Valid @RequestBody GroupChange body,
            HttpServletResponse response) {
        queries.found(new FindGroup(queries.viewer(caller), id), PeopleView.Group.class);
        // Whatever may be refused comes before the first change: a refused request has changed nothing.
        var providerName = body.providerName();
        if (providerName != null && !providerName.isBlank()) {
            Name.of("providerName", providerName);
        }
        if (body.name() != null) {
            commands.send(caller, new RenameGroup(id, body.name()));
        }
        if (providerName != null) {
            commands.send(caller, new MapGroup(id, providerName));
        }
        commands.tellPosition(response, id);
    }

    @Operation(summary = "Deletes a group no line uses")
    @DeleteMapping("/groups/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Caller EmployeeId caller, @PathVariable GroupId id, HttpServletResponse response) {
        demandMayMindPeople(caller);
        commands.send(caller, new DeleteGroup(id));
        commands.tellPosition(response, id);
    }

    @Operation(summary = "Makes an employee a member")
    @PutMapping("/groups/{id}/members/{employee}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void join(
            @Caller EmployeeId caller,
            @PathVariable GroupId id,
            @PathVariable EmployeeId employee,
            HttpServletResponse response) {
        demandMayMindPeople(caller);
        commands.send(caller, new JoinGroup(employee, id));
        commands.tellPosition(response, employee);
    }

    @Operation(summary = "Ends a membership")
    @DeleteMapping("/groups/{id}/members/{employee}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(
            @Caller EmployeeId caller,
            @PathVariable GroupId id,
            @PathVariable EmployeeId employee,
            HttpServletResponse response) {
        demandMayMindPeople(caller);
        commands.send(caller, new LeaveGroup(employee, id));
        commands.tellPosition(response, employee);
    }

    /** Before anything is looked for: nobody else learns which ids there are. */
    private void demandMayMindPeople(EmployeeId caller) {
        if (!Permission.MIND_PEOPLE.allows(queries.viewer(caller))) {
            throw new RefusedException(new NotAllowed());
        }
    }
}
