package dev.firstline.app.web;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineCommand;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineQuery.ListLines;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines: created and changed by administrators, seen by those who watch them too. */
@RestController
@Tag(name = "Lines")
@RequestMapping("/api/lines")
class LinesController {

    private final Queries queries;
    private final Commands commands;
    private final Names names;
    private final Supplier<UUID> ids;

    LinesController(Queries queries, Commands commands, Names names, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.names = names;
        this.ids = ids;
    }

    /** A line to be opened, with its three required fields. */
    record NewLine(
            @Nullable UUID id,
            @NotNull String name,
            @NotNull Set<GroupId> operatorGroups,
            @NotNull Set<GroupId> supervisorGroups) {}

    /** The line's new name. */
    record NameBody(@NotNull String name) {}

    /** The groups of one setting, all of them. */
    record GroupsBody(@NotNull Set<GroupId> groups) {}

    /** Whether internal clients see the operator's name. */
    record ShowBody(@NotNull Boolean show) {}

    /** What a line answers to a change. */
    record Saved(LineId id, long version, List<Warning> warnings) {}

    /** Something accepted that may not be meant. */
    record Warning(LineSaved.Warning.Code code, String field, Reference group) {}

    /** A line's settings. */
    record Settings(
            LineId id,
            long version,
            LineView.State state,
            String name,
            List<Reference> operatorGroups,
            List<Reference> supervisorGroups,
            List<Reference> internalGroups,
            boolean showOperatorName,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Reference accountApplication,

            List<Reference> requestApplications,
            List<Reference> readerGroups,
            boolean supervisorsMayEdit,
            RoutingRule routingRule,
            boolean mayEdit,
            List<Warning> warnings) {}

    /** Who gets a session that waits. */
    enum RoutingRule {
        FIRST_COME
    }

    /** A line as it stands in the list. */
    record ListedLine(
            LineId id,
            String name,
            long version,
            LineView.State state,
            List<Reference> operatorGroups,
            List<Reference> supervisorGroups) {

        static ListedLine of(LineView.Row row) {
            return new ListedLine(
                    row.id(), row.name(), row.version(), row.state(), row.operatorGroups(), row.supervisorGroups());
        }
    }

    /** Which lines are listed. */
    enum ListedState {
        ACTIVE,
        RETIRED,
        ALL
    }

    @Operation(summary = "Lines by name")
    @GetMapping
    Page<ListedLine> list(
            @Caller EmployeeId caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "ACTIVE") ListedState state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<LineView.Row> lines = Pages.of(
                queries.one(new ListLines(queries.viewer(caller), search, new PageRequest(limit, cursor)), Page.class));
        // No line can be retired yet.
        return state == ListedState.RETIRED
                ? new Page<>(List.of(), null, lines.position())
                : Pages.map(lines, ListedLine::of);
    }

    @Operation(summary = "Opens a line")
    @PostMapping
    ResponseEntity<Saved> create(
            @Caller EmployeeId caller, @Valid @RequestBody NewLine body, HttpServletResponse response) {
        var line = new LineId(requireNonNullElseGet(body.id(), ids));
        LineSaved saved = requireNonNull(commands.create(
                caller,
                "create-line",
                body.id(),
                body,
                new CreateLine(line, body.name(), body.operatorGroups(), body.supervisorGroups())));
        commands.tellPosition(response, line);
        return ResponseEntity.created(URI.create("/api/lines/" + line))
                .eTag(Long.toString(saved.version()))
                .body(answer(saved));
    }

    @Operation(summary = "A line's settings now")
    @GetMapping("/{id}")
    ResponseEntity<Settings> one(@Caller EmployeeId caller, @PathVariable LineId id) {
        var found = queries.found(new FindLineSettings(queries.viewer(caller), id), LineView.Settings.class);
        var settings = found.settings();
        var byId = found.groups().stream().collect(toMap(Reference::id, Function.identity()));
        return ResponseEntity.ok()
                .eTag(Long.toString(settings.version()))
                .body(new Settings(
                        id,
                        settings.version(),
                        LineView.State.ACTIVE,
                        settings.name(),
                        named(settings.operatorGroups(), byId),
                        named(settings.supervisorGroups(), byId),
                        named(settings.internalGroups(), byId),
                        settings.showOperatorName(),
                        null,
                        List.of(),
                        List.of(),
                        false,
                        RoutingRule.FIRST_COME,
                        found.mayEdit(),
                        warnings(found.warnings(), group -> named(group, byId))));
    }

    private static List<Reference> named(Set<GroupId> groups, Map<String, Reference> byId) {
        return groups.stream()
                .map(group -> named(group, byId))
                .sorted(comparing(Reference::name))
                .toList();
    }

    private static Reference named(GroupId group, Map<String, Reference> byId) {
        return requireNonNull(byId.get(group.toString()));
    }

    @Operation(summary = "Renames a line")
    @PutMapping("/{id}/name")
    ResponseEntity<Saved> rename(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody NameBody body,
            HttpServletResponse response) {
        return save(caller, new RenameLine(id, body.name()), response);
    }

    @Operation(summary = "Says whose members answer")
    @PutMapping("/{id}/operators")
    ResponseEntity<Saved> operators(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody GroupsBody body,
            HttpServletResponse response) {
        return save(caller, new AssignOperators(id, body.groups()), response);
    }

    @Operation(summary = "Says whose members watch and assign")
    @PutMapping("/{id}/supervisors")
    ResponseEntity<Saved> supervisors(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody GroupsBody body,
            HttpServletResponse response) {
        return save(caller, new AssignSupervisors(id, body.groups()), response);
    }

    @Operation(summary = "Says whose members may write from inside")
    @PutMapping("/{id}/internal-clients")
    ResponseEntity<Saved> internalClients(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody GroupsBody body,
            HttpServletResponse response) {
        return save(caller, new SetInternalClients(id, body.groups()), response);
    }

    @Operation(summary = "Shows or hides the operator's name")
    @PutMapping("/{id}/operator-name")
    ResponseEntity<Saved> operatorName(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody ShowBody body,
            HttpServletResponse response) {
        return save(caller, new ShowOperatorName(id, body.show()), response);
    }

    private ResponseEntity<Saved> save(EmployeeId caller, LineCommand command, HttpServletResponse response) {
        LineSaved saved = requireNonNull(send(caller, command));
        commands.tellPosition(response, command.line());
        return ResponseEntity.ok().eTag(Long.toString(saved.version())).body(answer(saved));
    }

    private @Nullable LineSaved send(EmployeeId caller, LineCommand command) {
        try {
            return commands.send(caller, command);
        } catch (RefusedException e) {
            // A group deleted in this instant is missed under the setting's name; the body calls it otherwise.
            if (e.refusal() instanceof InvalidValue invalid && invalid.field().endsWith("Groups")) {
                throw new RefusedException(new InvalidValue("groups", invalid.problem()));
            }
            throw e;
        }
    }

    private Saved answer(LineSaved saved) {
        return new Saved(saved.line(), saved.version(), warnings(saved.warnings(), names::of));
    }

    private static List<Warning> warnings(List<LineSaved.Warning> warnings, Function<GroupId, Reference> named) {
        return warnings.stream()
                .map(warning -> new Warning(warning.code(), warning.field(), named.apply(warning.group())))
                .toList();
    }
}
